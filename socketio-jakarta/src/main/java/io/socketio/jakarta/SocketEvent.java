// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/**
 * One event on its way through the handlers. Immutable but for its acknowledgement; thread-safe.
 */
public interface SocketEvent {
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
   * The socket.
   *
   * @return the sender of an incoming event, the receiver of an outgoing one
   */
  Socket socket();

  /**
   * The acknowledgement of an incoming event; see {@link Ack#requested()}.
   *
   * @return the acknowledgement, never null
   */
  Ack ack();
}
