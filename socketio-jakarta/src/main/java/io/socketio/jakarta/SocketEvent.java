// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/**
 * An event with the socket that it came from, or is sent to. Immutable but for its acknowledgement;
 * thread-safe.
 *
 * <p>Handlers run on the server's executor. The events of one socket are handled in arrival order,
 * one at a time; a handler that blocks delays only what comes after it there. An exception of a
 * handler is reported to the {@link Namespace#onError error handlers} of its namespace and has no
 * other effect.
 */
public interface SocketEvent {
  /**
   * The socket.
   *
   * @return the sender of an incoming event, the receiver of an outgoing one
   */
  Socket socket();

  /**
   * The event name.
   *
   * @return the name, never null
   */
  String name();

  /**
   * The arguments.
   *
   * @return the arguments without the event name and the acknowledgement
   */
  EventArgs args();

  /**
   * The answer to the emitter; see {@link Ack#requested()}.
   *
   * @return the acknowledgement, never null
   */
  Ack ack();
}
