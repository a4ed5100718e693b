// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One registered path and the server that it serves, which may come later than the path. */
final class Binding implements AutoCloseable {
  static final String SERVER_CONTAINER = "jakarta.websocket.server.ServerContainer";

  private final String path;
  private final String endpointPath;
  private final ServiceEnd.Watch watch;
  private final Closer closer = new Closer();
  private final Writers writers = new Writers();
  private final AtomicReference<@Nullable Service> service = new AtomicReference<>();
  private volatile @Nullable WebSocketUpgrade upgrade;

  Binding(String path, String endpointPath, ServiceEnd.Watch watch) {
    this.path = path;
    this.endpointPath = endpointPath;
    this.watch = watch;
  }

  /**
   * Registers the endpoint if there is a WebSocket container. Embedded Tomcat 10.1 and 11 run
   * initializers in class path order, so that it may come up after ours: called again from the
   * servlet's init, where it is too late for Undertow but not for Tomcat.
   */
  void registerEndpoint(ServletContext context) {
    if (upgrade == null
        && context.getAttribute(SERVER_CONTAINER) instanceof ServerContainer container) {
      upgrade = WebSocketUpgrade.register(container, endpointPath, this);
    }
  }

  void bind(Service newService) {
    Service bound = service.compareAndExchange(null, newService);
    if (bound != null && bound.server() != newService.server()) {
      throw new IllegalStateException(path + " serves another server already");
    }
  }

  Optional<Service> service() {
    return Optional.ofNullable(service.get());
  }

  Optional<WebSocketUpgrade> upgrade() {
    return Optional.ofNullable(upgrade);
  }

  ServiceEnd.Watch watch() {
    return watch;
  }

  Closer closer() {
    return closer;
  }

  Writers writers() {
    return writers;
  }

  /** Closes the server, which closes its WebSockets, and then the threads that did that. */
  @Override
  public void close() {
    Service bound = service.getAndSet(null);
    try {
      if (bound != null) {
        bound.closing().run();
      }
    } finally {
      writers.close();
      closer.close();
    }
  }
}
