// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/**
 * Decides on each event of one socket before its handlers are called: {@code socket.use()} of the
 * reference server.
 *
 * @see Socket#use(EventMiddleware)
 */
@FunctionalInterface
public interface EventMiddleware {
  /**
   * Decides on an event. Called like a handler: on the server's executor, one event of a socket at
   * a time, after the listeners of {@link Socket#onAny}; it may block.
   *
   * @param event the event
   * @return {@link Outcome#accept()} passes it to the next middleware, and in the end to the
   *     handlers; anything else, an exception or an error, drops it. The client is not told and
   *     stays connected; the handlers of {@link Namespace#onError} get an {@link
   *     EventRefusedException}, or what was thrown
   */
  Outcome handle(SocketEvent event);
}
