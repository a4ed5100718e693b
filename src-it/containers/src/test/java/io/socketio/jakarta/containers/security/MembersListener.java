// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.servlet.SocketIo;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.security.Principal;

/** A server that tells its clients who they are. */
public final class MembersListener implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    SocketIoServer io = SocketIoServer.builder().build();
    io.on(
        "whoami",
        asked ->
            asked
                .ack()
                .send(
                    asked.socket().handshake().principal().map(Principal::getName).orElse("nobody"),
                    asked.socket().transport()));
    SocketIo.bind(event.getServletContext(), io);
  }
}
