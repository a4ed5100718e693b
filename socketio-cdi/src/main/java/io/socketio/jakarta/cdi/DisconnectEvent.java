// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Socket;
import java.util.Set;

/**
 * A socket leaves, or has left: the payload of {@link OnDisconnecting} and {@link OnDisconnect}.
 *
 * @param socket the socket
 * @param reason why it leaves
 * @param rooms the rooms that it was in when it began to leave, its own included
 */
public record DisconnectEvent(Socket socket, DisconnectReason reason, Set<String> rooms) {
  /**
   * Copies the rooms.
   *
   * @param socket the socket
   * @param reason why it leaves
   * @param rooms the rooms that it was in
   */
  public DisconnectEvent {
    rooms = Set.copyOf(rooms);
  }
}
