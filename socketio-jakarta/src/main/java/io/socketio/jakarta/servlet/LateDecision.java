// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.EngineGateway.UpgradeDecision;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A WebSocket handshake that waits for its decision without a thread: as an asynchronous request,
 * which comes to the servlet once more when the decision is made. Only there a container upgrades.
 */
final class LateDecision {
  private static final System.Logger LOG = System.getLogger(LateDecision.class.getName());
  private static final String ATTRIBUTE = LateDecision.class.getName();

  private final CompletableFuture<UpgradeDecision> decision;

  private LateDecision(CompletableFuture<UpgradeDecision> decision) {
    this.decision = decision;
  }

  /** What a request has waited for, if it comes for the second time. */
  static Optional<CompletableFuture<UpgradeDecision>> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof LateDecision late
        ? Optional.of(late.decision)
        : Optional.empty();
  }

  /**
   * Lets a request wait, to be called on its thread.
   *
   * @param container where it waits
   * @param timeoutMillis after it the request goes on without a decision, which the engine has made
   *     by then unless the server was closed
   */
  static void await(
      Container container,
      HttpServletRequest request,
      CompletableFuture<UpgradeDecision> decision,
      long timeoutMillis) {
    request.setAttribute(ATTRIBUTE, new LateDecision(decision));
    AsyncRequest async = container.startAsync(request);
    async.onEnd(timeoutMillis, () -> {}, timeout -> goOn(async));
    var unused = decision.whenComplete((made, failure) -> goOn(async));
  }

  private static void goOn(AsyncRequest async) {
    try {
      async.dispatch();
    } catch (RuntimeException e) {
      // Containers throw what they like when the client has gone.
      LOG.log(DEBUG, () -> "a WebSocket handshake cannot go on: " + e);
    }
  }
}
