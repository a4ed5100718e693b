// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineGateway.Refused;
import io.socketio.jakarta.engine.EngineGateway.UpgradeDecision;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers WebSocket handshakes: the engine decides, the container switches protocols. */
final class WebSocketUpgrade {
  private static final System.Logger LOG = System.getLogger(WebSocketUpgrade.class.getName());

  /** Threads of the container that may wait for decisions; there are containers that have 5. */
  private static final int MOST_WAITING = 3;

  private final Container container;
  private final WebSocketDoor door;
  private final AtomicBoolean warned = new AtomicBoolean();
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  WebSocketUpgrade(Container container, WebSocketDoor door) {
    this.container = container;
    this.door = door;
  }

  void handle(
      Service service,
      RequestSnapshot snapshot,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (cannotForward(request)) {
      response.sendError(HttpServletResponse.SC_NOT_IMPLEMENTED);
      return;
    }
    // RFC 6455, section 4.1: a client speaks after the handshake. One that does not wait may stop a
    // thread of the container for good.
    if (request.getInputStream().available() > 0) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    Optional<CompletableFuture<UpgradeDecision>> late = LateDecision.of(request);
    CompletableFuture<UpgradeDecision> decision =
        late.orElseGet(() -> service.gateway().upgrade(snapshot).toCompletableFuture());
    long timeoutMillis = service.options().upgradeTimeout().plusSeconds(1).toMillis();
    if (decision.isDone() || late.isPresent()) {
      answer(decision, service, request, response);
    } else if (goesOnLater(request)) {
      LateDecision.await(container, request, decision, timeoutMillis);
    } else if (waiting.tryAcquire()) {
      try {
        await(decision, timeoutMillis);
      } finally {
        waiting.release();
      }
      answer(decision, service, request, response);
    } else {
      abandon(decision);
      refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  /** A container may commit the response by itself when a client has left. */
  private static void refuse(HttpServletResponse response, int status) throws IOException {
    if (!response.isCommitted()) {
      response.sendError(status);
    }
  }

  /**
   * Whether a request can wait for its decision without a thread. One that another servlet has
   * forwarded, or dispatched, would go there again.
   */
  private boolean goesOnLater(HttpServletRequest request) {
    return request.isAsyncSupported()
        && request.getDispatcherType() == DispatcherType.REQUEST
        && container.upgradesLater();
  }

  private void answer(
      CompletableFuture<UpgradeDecision> made,
      Service service,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Optional<UpgradeDecision> decision = decided(made);
    if (decision.isEmpty()) {
      LOG.log(DEBUG, "a WebSocket handshake got no decision");
      abandon(made);
      refuse(response, HttpServletResponse.SC_BAD_REQUEST);
    } else if (decision.get() instanceof Granted granted) {
      Head.write(granted.headers(), response);
      door.open(granted, service.options(), request, response);
    } else if (decision.get() instanceof Refused refused) {
      ReplyWriter.write(response, refused.reply(), ContentCoding.IDENTITY);
    }
  }

  private static Optional<UpgradeDecision> decided(CompletableFuture<UpgradeDecision> made) {
    return made.isDone() && !made.isCompletedExceptionally()
        ? Optional.of(made.join())
        : Optional.empty();
  }

  private boolean cannotForward(HttpServletRequest request) {
    boolean cannot =
        request.getDispatcherType() == DispatcherType.FORWARD && !container.upgradesForwarded();
    if (cannot && warned.compareAndSet(false, true)) {
      LOG.log(
          ERROR,
          "this server cannot take WebSockets that another servlet has passed on, and answers 501:"
              + " clients have to ask for the path of Socket.IO itself, or to stay with polling");
    }
    return cannot;
  }

  /**
   * Waits for a decision on the container's thread. Only an asynchronous hook takes its time, which
   * the engine bounds by the same time-out.
   */
  private static void await(CompletableFuture<UpgradeDecision> decision, long timeoutMillis) {
    try {
      decision.get(timeoutMillis, MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(DEBUG, () -> "no decision: " + e);
    }
  }

  private static void abandon(CompletableFuture<UpgradeDecision> decision) {
    var unused = decision.thenAccept(WebSocketUpgrade::abandon);
  }

  private static void abandon(UpgradeDecision decision) {
    if (decision instanceof Granted granted) {
      granted.abandon();
    }
  }
}
