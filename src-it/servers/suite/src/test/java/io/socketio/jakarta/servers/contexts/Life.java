// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.cdi.SocketScoped;
import jakarta.annotation.PreDestroy;

/** Lives as long as a socket. */
@SocketScoped
public class Life {
  private Socket socket;

  void begin(Socket mine) {
    socket = mine;
  }

  @PreDestroy
  void end() {
    Notes.of("destroyed", socket, "disconnect");
  }
}
