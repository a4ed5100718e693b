// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Tells containers apart, once for each web application. */
final class Containers {
  private Containers() {}

  /** Goes by the class of the context or, if that is wrapped, of the WebSocket container. */
  static Container of(ServletContext context) {
    return maker(context)
        .or(
            () ->
                Optional.ofNullable(context.getAttribute(Binding.SERVER_CONTAINER))
                    .flatMap(Containers::maker))
        .orElseGet(() -> new Container() {});
  }

  private static Optional<Container> maker(Object made) {
    Class<?> type = made.getClass();
    String name = type.getName();
    if ((name.startsWith("org.apache.catalina.") && !isGlassFish(type))
        || name.startsWith("org.apache.tomcat.")) {
      return Optional.of(new Tomcat());
    }
    if (name.startsWith("org.apache.catalina.") || name.startsWith("org.glassfish.")) {
      return Optional.of(new Grizzly());
    }
    if (name.startsWith("io.undertow.")) {
      return Optional.of(new Undertow());
    }
    if (name.startsWith("com.ibm.ws")) {
      return Optional.of(new Liberty());
    }
    if (name.startsWith("org.eclipse.jetty.")) {
      return Optional.of(new Jetty());
    }
    return Optional.empty();
  }

  /** GlassFish and Payara have classes of the same names, but for this one. */
  private static boolean isGlassFish(Class<?> type) {
    try {
      Class.forName("org.apache.catalina.core.AsyncContextImpl", false, type.getClassLoader());
      return false;
    } catch (ClassNotFoundException e) {
      return true;
    }
  }
}
