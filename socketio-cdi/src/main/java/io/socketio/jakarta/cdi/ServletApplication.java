// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.servlet.SocketIo;
import io.socketio.jakarta.servlet.SocketIoInitializer;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;

/** Alone with what it calls in mentioning servlets: it cannot be loaded without. */
final class ServletApplication {
  private static final System.Logger LOG = System.getLogger(ServletApplication.class.getName());
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

  static String contextPath(Object application) {
    return ((ServletContext) application).getContextPath();
  }

  static Map<String, String> settings(Object application) {
    return SocketIo.settings((ServletContext) application);
  }

  /**
   * Weld's initializer, which starts the beans, may come before the one that registers the path.
   */
  static void bind(Object application, SocketIoServer server, String handledBy) {
    ServletContext context = (ServletContext) application;
    try {
      new SocketIoInitializer().onStartup(Set.of(), context);
    } catch (IllegalStateException | UnsupportedOperationException e) {
      LOG.log(
          Level.ERROR,
          "{0}{1} cannot be served: {2}. If the initializers of our JARs did not run, see whether"
              + " <absolute-ordering> in web.xml leaves out socketio_cdi or other fragments",
          context.getContextPath(),
          server.options().path(),
          e.getMessage());
      throw e;
    }
    SocketIo.bind(context, server, handledBy);
  }

  /** Warns of classes that look like beans of ours, and are none. */
  static void warnOfForgotten(Object application, Set<String> known) {
    Set<String> forgotten = ObservingClasses.in((ServletContext) application);
    forgotten.removeAll(known);
    for (String name : forgotten) {
      LOG.log(
          Level.WARNING,
          "{0} is no bean, and its observers are never called: give it a scope such as"
              + " @ApplicationScoped",
          name);
    }
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
