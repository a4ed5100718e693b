// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.servlet.SocketIo;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.security.Principal;
import java.util.List;

/** A server that tells its clients who they are. */
public final class MembersListener implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    SocketIoOptions options =
        SocketIoOptions.builder().engine(engine -> engine.roles("member", "admin")).build();
    SocketIoServer io = SocketIoServer.builder().options(options).build();
    io.on(
        "whoami",
        asked ->
            asked
                .ack()
                .send(
                    asked.socket().handshake().principal().map(Principal::getName).orElse("nobody"),
                    asked.socket().transport()));
    io.onWithAck(
        "roles",
        asked ->
            List.of("member", "admin").stream()
                .filter(asked.socket().handshake()::isUserInRole)
                .toList());
    event.getServletContext().addServlet("sign-out", new SignOut()).addMapping("/signout");
    SocketIo.bind(event.getServletContext(), io);
  }
}
