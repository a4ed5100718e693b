// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/** An event with the socket that it came from, or is sent to. */
public interface SocketEvent extends NamedEvent {
  /**
   * The socket.
   *
   * @return the sender of an incoming event, the receiver of an outgoing one
   */
  Socket socket();
}
