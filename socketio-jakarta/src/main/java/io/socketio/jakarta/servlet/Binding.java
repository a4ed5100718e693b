// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.stream.Collectors.joining;

import io.socketio.jakarta.engine.EngineHost;
import io.socketio.jakarta.engine.TransportName;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One registered path and the server that it serves, which may come later than the path. */
final class Binding implements AutoCloseable {
  static final String SERVER_CONTAINER = "jakarta.websocket.server.ServerContainer";

  private static final System.Logger LOG = System.getLogger(SocketIo.class.getName());

  private final String path;
  private final Bindings owner;
  private final String endpointPath;
  private final Closer closer = new Closer();
  private final Writers writers = new Writers();
  private final Turns turns = new Turns();
  private final AtomicReference<@Nullable Service> service = new AtomicReference<>();
  private final AtomicBoolean announced = new AtomicBoolean();
  private final AtomicBoolean missed = new AtomicBoolean();
  private volatile @Nullable WebSocketUpgrade upgrade;
  private volatile @Nullable Executor context;
  private volatile boolean started;
  private volatile boolean closed;

  Binding(String path, String endpointPath, Bindings owner) {
    this.path = path;
    this.endpointPath = endpointPath;
    this.owner = owner;
  }

  /**
   * Registers the endpoint if there is a WebSocket container, which may come up after our
   * initializer. Called again from the servlet's init, where not all containers take it any more.
   */
  void registerEndpoint(ServletContext context) {
    if (upgrade == null
        && context.getAttribute(SERVER_CONTAINER) instanceof ServerContainer container) {
      EndpointDoor door = EndpointDoor.register(container, endpointPath, this);
      upgrade = new WebSocketUpgrade(container(), door);
    }
  }

  void bind(Service newService) {
    Service bound = service.compareAndExchange(null, newService);
    if (bound != null && bound.server() != newService.server()) {
      throw new IllegalStateException(
          path
              + " serves another server already; where socketio-cdi is in the web application, that"
              + " is its own: inject it instead of binding one");
    }
    tellHost();
    announce();
  }

  /** The context of the application, which the server runs in that it has or will have. */
  void host(Executor application) {
    context = application;
    tellHost();
  }

  private void tellHost() {
    Service bound = service.get();
    Executor known = context;
    if (bound != null && known != null) {
      Container container = container();
      bound
          .gateway()
          .host(new EngineHost(known, given -> container.executor(given, closer::inASecond)));
    }
  }

  Optional<Service> service() {
    return Optional.ofNullable(service.get());
  }

  /** The web application has started: its listeners had their turn. */
  void started() {
    started = true;
    announce();
    if (service.get() == null && owner.missing().isPresent()) {
      missed();
    }
  }

  /** Tells once of a server that requests can reach. */
  private void announce() {
    Service bound = service.get();
    if (started && bound != null && announced.compareAndSet(false, true)) {
      LOG.log(
          INFO, () -> bound.about().get() + " is ready at " + url() + " over " + transports(bound));
    }
  }

  private String transports(Service bound) {
    String names =
        bound.options().transports().stream()
            .filter(transport -> transport != TransportName.WEBSOCKET || upgrade != null)
            .sorted()
            .map(TransportName::wireName)
            .collect(joining(" and "));
    return upgrade == null ? names + ", as there is no WebSocket container" : names;
  }

  /** Tells once that there is no server, and why. */
  void missed() {
    if (!closed && missed.compareAndSet(false, true)) {
      String why = owner.missing().map(Supplier::get).orElse("call SocketIo.bind");
      LOG.log(WARNING, "{0} answers 404, because it has no server: {1}", url(), why);
    }
  }

  private String url() {
    return owner.contextPath() + path + "/";
  }

  Optional<WebSocketUpgrade> upgrade() {
    return Optional.ofNullable(upgrade);
  }

  Container container() {
    return owner.container();
  }

  Closer closer() {
    return closer;
  }

  Writers writers() {
    return writers;
  }

  Turns turns() {
    return turns;
  }

  /** Closes the server, which closes its WebSockets, and then the threads that did that. */
  @Override
  public void close() {
    closed = true;
    Service bound = service.getAndSet(null);
    try {
      if (bound != null) {
        bound.closing().run();
      }
    } finally {
      writers.close();
      closer.close();
      turns.close();
    }
  }
}
