// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;

/**
 * Looks at each request of the engine before the engine does: {@code engine.use} of the reference
 * server. Servlet filters stand before it and see more; this one also runs where the application
 * has no say on filters, and its headers are on the 101 of a WebSocket, too.
 */
@FunctionalInterface
public interface EngineMiddleware {
  /**
   * Decides on a request: handshake, poll, POST or WebSocket handshake, but neither a CORS
   * preflight nor a file of the browser client. Runs on the thread of the request and must not
   * block; slow decisions complete the stage later.
   *
   * <p>A request is refused with code 3 (context {@code MIDDLEWARE_FAILURE}) when the stage
   * completes with false, when it fails, which is logged, and when it stays open longer than {@link
   * EngineOptions#upgradeTimeout()}.
   *
   * @param request the request
   * @param headers receives headers for the answer, which is also that of a refusal unless it is
   *     about a WebSocket; headers that the engine sets itself are kept
   * @return true: the next middleware is asked, and after the last of them the engine goes on
   */
  CompletionStage<Boolean> handle(EngineRequest request, ResponseHeaders headers);

  /**
   * Makes a middleware of a function that decides before it returns.
   *
   * @param decision the function
   * @return the middleware
   */
  static EngineMiddleware of(BiPredicate<EngineRequest, ResponseHeaders> decision) {
    return (request, headers) -> CompletableFuture.completedFuture(decision.test(request, headers));
  }
}
