// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bindings of one web application by path; lives as a context attribute. */
final class Bindings {
  private static final String ATTRIBUTE = Bindings.class.getName();

  private final ServletContext context;
  private final Container container;
  private final Map<String, Binding> byPath = new ConcurrentSkipListMap<>();
  private volatile @Nullable Supplier<String> missing;

  private Bindings(ServletContext context) {
    this.context = context;
    container = Containers.of(context);
  }

  static Bindings of(ServletContext context) {
    if (context.getAttribute(ATTRIBUTE) instanceof Bindings bindings) {
      return bindings;
    }
    Bindings bindings = new Bindings(context);
    context.setAttribute(ATTRIBUTE, bindings);
    return bindings;
  }

  Binding find(String path) {
    Binding binding = byPath.get(path);
    if (binding == null && byPath.isEmpty()) {
      throw new IllegalStateException(
          ("nothing is registered at %s: call SocketIo.install while the web application starts."
                  + " Where the initializer of socketio-jakarta should have run,"
                  + " <absolute-ordering> in web.xml may leave out its JAR")
              .formatted(path));
    }
    if (binding == null) {
      throw new IllegalStateException(
          ("nothing is registered at %s, only at %s: set the context parameter socketio.path, or"
                  + " call SocketIo.install while the web application starts")
              .formatted(path, byPath.keySet()));
    }
    return binding;
  }

  /** Sets what tells why a path has no server when the web application has started. */
  void expect(Supplier<String> whyMissing) {
    missing = whyMissing;
  }

  Optional<Supplier<String>> missing() {
    return Optional.ofNullable(missing);
  }

  Container container() {
    return container;
  }

  String contextPath() {
    return context.getContextPath();
  }

  /** Registers servlet and endpoint at a path, once. */
  Binding register(String path) {
    Binding known = byPath.get(path);
    if (known != null) {
      return known;
    }
    int number = byPath.size();
    Binding binding = new Binding(path, "/.socketio-jakarta/" + number, this);
    String name = "SocketIo-" + number;
    ServletRegistration.@Nullable Dynamic servlet =
        context.addServlet(name, new SocketIoServlet(binding));
    Set<String> conflicts = servlet == null ? Set.of() : servlet.addMapping(path + "/*");
    if (servlet == null || !conflicts.isEmpty()) {
      throw new IllegalStateException(path + " belongs to another servlet");
    }
    servlet.setAsyncSupported(true);
    // Each initialized servlet is destroyed: our only notice of the end that needs no listener.
    servlet.setLoadOnStartup(1);
    container.registered(context, name, path);
    binding.registerEndpoint(context);
    byPath.put(path, binding);
    return binding;
  }
}
