// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Decides whether a client may join a namespace: {@code namespace.use(fn)} of the reference server.
 *
 * <p>Called for each CONNECT, with and without auth payload, in the order of registration, before
 * the socket is a member of the namespace. The next middleware is asked when the stage completes
 * with {@link Outcome#accept()}. A stage that fails, an exception or an error refuses the client
 * with the message {@code Internal server error}; the cause is logged and not sent. If it is that
 * {@link Handshake#auth()} does not fit, the message is {@code Invalid auth}, and it is logged at
 * DEBUG.
 *
 * <p>A client that sends another CONNECT for the namespace before it is answered, as the stock
 * client does when it is disconnected and connected meanwhile, is asked about once more when the
 * decision on the first has come, whatever that was. Only the second is answered.
 */
@FunctionalInterface
public interface ConnectMiddleware {
  /**
   * Decides on a candidate. Runs on the server's executor; blocking delays only this candidate.
   *
   * @param candidate the socket to be; not connected yet, its handshake and data are usable
   * @return the outcome, now or later
   */
  CompletionStage<Outcome> connect(Socket candidate);

  /**
   * Makes a middleware of a function that decides before it returns.
   *
   * @param decision the function
   * @return the middleware
   */
  static ConnectMiddleware of(Function<Socket, Outcome> decision) {
    return candidate -> CompletableFuture.completedFuture(decision.apply(candidate));
  }
}
