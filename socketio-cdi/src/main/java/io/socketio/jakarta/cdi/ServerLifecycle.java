// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.SocketIoServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The life of the application's one server: made on first use, closed with the application. */
final class ServerLifecycle {
  private static final System.Logger LOG = System.getLogger(ServerLifecycle.class.getName());

  private final ServerFactory factory;
  private Map<String, String> settings = Map.of();
  private @Nullable SocketIoServer server;
  private @Nullable Object started;

  ServerLifecycle(ServerFactory factory) {
    this.factory = factory;
  }

  synchronized SocketIoServer server() {
    SocketIoServer made = server;
    if (made == null) {
      made = factory.create(settings);
      server = made;
    }
    return made;
  }

  /**
   * Serves a web application. Idempotent.
   *
   * @param application what the container initialized; a servlet context, or nothing to serve
   */
  synchronized void start(Object application) {
    if (!ServletApplication.is(application)) {
      return;
    }
    settings = ServletApplication.settings(application);
    if (server != null && started != application && !settings.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the server was used before the web application started, and does not know these context"
              + " parameters: {0}",
          settings.keySet());
    }
    started = application;
    ServletApplication.bind(application, server());
  }

  /** Closes the server while the application's beans can still be told of the disconnects. */
  void stop() {
    SocketIoServer made = find();
    if (made != null) {
      made.close();
    }
  }

  private synchronized @Nullable SocketIoServer find() {
    return server;
  }
}
