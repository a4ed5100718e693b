// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.members;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.cdi.OnSocketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Principal;
import java.util.List;

/** Tells clients who they are. */
@ApplicationScoped
public class Reception {
  void options(@Observes SocketIoOptions.Builder options) {
    options.engine(engine -> engine.roles("member", "admin"));
  }

  List<String> roles(@Observes @OnSocketEvent("roles") EventArgs none, Handshake handshake) {
    return List.of("member", "admin").stream().filter(handshake::isUserInRole).toList();
  }

  void whoami(@Observes @OnSocketEvent("whoami") EventArgs none, Socket socket, Ack ack) {
    ack.send(
        socket.handshake().principal().map(Principal::getName).orElse("nobody"),
        socket.transport());
  }
}
