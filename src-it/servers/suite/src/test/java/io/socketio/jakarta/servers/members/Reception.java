// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.members;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.cdi.OnSocketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Principal;

/** Tells clients who they are. */
@ApplicationScoped
public class Reception {
  void whoami(@Observes @OnSocketEvent("whoami") EventArgs none, Socket socket, Ack ack) {
    ack.send(
        socket.handshake().principal().map(Principal::getName).orElse("nobody"),
        socket.transport());
  }
}
