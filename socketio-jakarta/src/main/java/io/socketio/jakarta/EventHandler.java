// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/**
 * Handles one event of a socket.
 *
 * @param <T> the type that the first argument is decoded to
 */
@FunctionalInterface
public interface EventHandler<T> {
  /**
   * Handles an event. The events of one socket are handled in arrival order, one at a time, on the
   * server's executor; blocking delays only this socket. An exception is told to the namespace's
   * {@link Namespace#onError error handlers} and has no other effect.
   *
   * @param payload the first argument
   * @param event the event
   */
  void handle(T payload, SocketEvent event);
}
