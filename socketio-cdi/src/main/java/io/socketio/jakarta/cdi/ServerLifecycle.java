// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.SocketIoServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life of the application's one server: made on first use, closed with the application. */
final class ServerLifecycle {
  private static final System.Logger LOG = System.getLogger(ServerLifecycle.class.getName());

  private final ServerFactory factory;
  private final ObserverSummary observers;
  private @Nullable Map<String, String> settings;
  private ServerFactory.@Nullable Made made;
  private final Set<String> served = new HashSet<>();
  private boolean making;

  ServerLifecycle(ServerFactory factory, ObserverSummary observers) {
    this.factory = factory;
    this.observers = observers;
  }

  /**
   * What the application has for the server.
   *
   * @param count the number of observers
   * @param classes the names of the classes that were asked for observers, with their superclasses
   */
  record ObserverSummary(int count, Set<String> classes) {}

  SocketIoServer server() {
    return made().server();
  }

  NamespaceDirectory namespaces() {
    return made().namespaces();
  }

  private synchronized ServerFactory.Made made() {
    ServerFactory.Made existing = made;
    return existing == null ? make() : existing;
  }

  private ServerFactory.Made make() {
    if (making) {
      throw new IllegalStateException(
          "the server is not made yet, and what it is made of cannot use it");
    }
    making = true;
    try {
      Map<String, String> known = settings == null ? DescriptorSettings.find() : settings;
      settings = known;
      ServerFactory.Made created = factory.create(known);
      complete(created);
      return created;
    } finally {
      making = false;
    }
  }

  /** The application finds the server while it registers with it; if it fails, there is none. */
  private void complete(ServerFactory.Made created) {
    made = created;
    try {
      factory.complete(created);
    } catch (RuntimeException | Error e) {
      made = null;
      created.server().close();
      throw e;
    }
  }

  /** Learns the context parameters of a web application that is to start, unless it is too late. */
  synchronized void prepare(Object application) {
    if (made == null) {
      settings = ServletApplication.settings(application);
    }
  }

  /**
   * Serves a web application. Idempotent: Weld tells of it, and so does a listener, to which Tomcat
   * shows another servlet context.
   *
   * @param application what the container initialized; a servlet context, or nothing to serve
   */
  synchronized void start(Object application) {
    if (!ServletApplication.is(application)) {
      return;
    }
    Map<String, String> known = settings;
    Map<String, String> own = ServletApplication.settings(application);
    settings = own;
    if (made != null && !own.equals(known)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the server was made before this web application started, with other context parameters"
              + " than these: {0}. A library or another web application made it; set them in the"
              + " web.xml, by MicroProfile Config or in code",
          own);
    }
    if (served.add(ServletApplication.contextPath(application))) {
      ServletApplication.warnOfForgotten(application, observers.classes());
    }
    String handledBy = observers.count() + (observers.count() == 1 ? " observer" : " observers");
    ServletApplication.bind(application, server(), handledBy);
    factory.check(ServletApplication.takeMiddleware(application));
  }

  /** Closes the server while the application's beans can still be told of the disconnects. */
  void stop() {
    ServerFactory.Made existing = find();
    if (existing != null) {
      existing.server().close();
    }
  }

  private synchronized ServerFactory.@Nullable Made find() {
    return made;
  }
}
