// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.early;

import io.socketio.jakarta.SocketIoServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Those who use the server while the application starts, each in a class of its own. */
public final class Early {
  private Early() {}

  /** Uses it. */
  static void use(SocketIoServer io) {
    io.of("/early").onConnection(socket -> socket.emit("hello"));
  }

  /** Weld does not start in a servlet container for an application without any bean. */
  @ApplicationScoped
  public static class Present {}

  /** Comes before the listener that binds the server. */
  @WebListener
  public static class Listener implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      use(CDI.current().select(SocketIoServer.class).get());
    }
  }

  /** Waits for the application context. */
  @ApplicationScoped
  public static class Initialization {
    void start(
        @Observes @Initialized(ApplicationScoped.class) Object application, SocketIoServer io) {
      use(io);
    }
  }

  /** Waits for the start of CDI. */
  @ApplicationScoped
  public static class Beginning {
    void start(@Observes Startup startup, SocketIoServer io) {
      use(io);
    }
  }
}
