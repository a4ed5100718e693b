// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.util.ClassLoaderContext;
import io.socketio.jakarta.util.QueryString;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the code of one web application finds around it, whatever thread it runs on: its class
 * loader, its components (JNDI) and an identity.
 *
 * <p>With a {@link ContextService} all of that is taken from the thread of the handshake, or for
 * what belongs to no client from the thread that starts the application, on which nobody has signed
 * in. Elsewhere the class loader is set, which JNDI goes by there.
 */
final class Contexts {
  private static final System.Logger LOG = System.getLogger(Contexts.class.getName());

  private final ClassLoaderContext classLoader;
  private final Optional<ContextService> service;
  private final Container container;
  private final Executor application;

  Contexts(ClassLoaderContext classLoader, Optional<ContextService> service, Container container) {
    this.classLoader = classLoader;
    this.service = service;
    this.container = container;
    this.application = captured();
  }

  /** To be called on a thread that starts the web application, as a part of it. */
  static Contexts find(ServletContext application, Container container) {
    return new Contexts(
        new ClassLoaderContext(application.getClassLoader()), ContextService.find(), container);
  }

  /** Without identity. */
  Executor application() {
    return application;
  }

  /**
   * The context of a request, to be asked on its thread. That of nobody in particular is shared.
   *
   * @param hasHooks whether a request of a session needs it; a handshake does
   */
  Executor of(HttpServletRequest request, boolean hasHooks) {
    boolean needed = service.isPresent() && (hasHooks || isHandshake(request));
    return needed && request.getUserPrincipal() != null ? captured() : application;
  }

  private static boolean isHandshake(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null || QueryString.last(query, "sid").orElse("").isEmpty();
  }

  private Executor captured() {
    if (service.isEmpty()) {
      return classLoader;
    }
    try {
      return new CapturedContext(container.context(service.get()::capture), classLoader);
    } catch (RuntimeException e) {
      LOG.log(DEBUG, "the context of this thread cannot be captured", e);
      return classLoader;
    }
  }
}
