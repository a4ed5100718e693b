// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.servlet.SocketIo;
import io.socketio.jakarta.servlet.SocketIoInitializer;
import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.Set;

/** The only class that mentions servlets: it cannot be loaded without. */
final class ServletApplication {
  private static final String MIDDLEWARE = ServletApplication.class.getName() + ".middleware";

  private ServletApplication() {}

  /** Tells whether an object is a servlet context, without the servlet API too. */
  static boolean is(Object application) {
    try {
      return Class.forName(
              "jakarta.servlet.ServletContext", false, application.getClass().getClassLoader())
          .isInstance(application);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static Map<String, String> settings(Object application) {
    return SocketIo.settings((ServletContext) application);
  }

  /**
   * Weld's initializer, which starts the beans, may come before the one that registers the path.
   */
  static void bind(Object application, SocketIoServer server) {
    ServletContext context = (ServletContext) application;
    new SocketIoInitializer().onStartup(Set.of(), context);
    SocketIo.bind(context, server);
  }

  /** Keeps the classes that the container has found, until the server starts. */
  static void setMiddleware(ServletContext context, Set<Class<?>> classes) {
    context.setAttribute(MIDDLEWARE, classes);
  }

  /** The classes that the container has found. Empty from the second call on. */
  static Set<Class<?>> takeMiddleware(Object application) {
    ServletContext context = (ServletContext) application;
    @SuppressWarnings("unchecked") // nobody else sets it
    Set<Class<?>> classes = (Set<Class<?>>) context.getAttribute(MIDDLEWARE);
    context.removeAttribute(MIDDLEWARE);
    return classes == null ? Set.of() : classes;
  }
}
