// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.Socket;

/** What lives as long as a socket. */
public class Life {
  private Socket socket;

  void begin(Socket mine) {
    socket = mine;
  }

  void end() {
    Notes.of("destroyed", socket, "disconnect");
  }
}
