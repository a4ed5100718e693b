// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.SocketIoSettings;
import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.Parser;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.interceptor.Interceptor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Makes the application's server of its beans, observers and settings. */
final class ServerFactory {
  private final BeanManager beans;
  private final Instance<Object> instances;
  private final ObserverRegistry registry;
  private final Set<String> declared;
  private final Set<String> injected;

  ServerFactory(
      BeanManager beans, ObserverRegistry registry, Set<String> declared, Set<String> injected) {
    this.beans = beans;
    this.instances = beans.createInstance();
    this.registry = registry;
    this.declared = declared;
    this.injected = injected;
  }

  /** A server, and the namespaces that the application names. */
  record Made(SocketIoServer server, NamespaceDirectory namespaces) {}

  Made create(Map<String, String> servletSettings) {
    SocketIoServer.Builder builder = SocketIoServer.builder().options(options(servletSettings));
    use(AdapterFactory.class, builder::adapter);
    use(Parser.class, builder::parser);
    use(JsonCodec.class, builder::json);
    beans.getEvent().select(SocketIoServer.Builder.class).fire(builder);
    SocketIoServer server = builder.build();
    try {
      return new Made(server, attach(server));
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  /** Tells the application of its server, which it can use by now. */
  void announce(SocketIoServer server) {
    beans.getEvent().select(SocketIoServer.class).fire(server);
  }

  private SocketIoOptions options(Map<String, String> servletSettings) {
    SocketIoOptions.Builder options =
        SocketIoSettings.apply(servletSettings, SocketIoOptions.builder());
    SocketIoSettings.apply(ConfigSettings.find(), options);
    beans.getEvent().select(SocketIoOptions.Builder.class).fire(options);
    return options.build();
  }

  private <T> void use(Class<T> type, Consumer<T> setter) {
    Instance<T> candidates = instances.select(type);
    if (candidates.isAmbiguous()) {
      throw new DeploymentException("several beans of type " + type.getName());
    }
    if (candidates.isResolvable()) {
      setter.accept(candidates.get());
    }
  }

  private NamespaceDirectory attach(SocketIoServer server) {
    List<Part<ConnectMiddleware>> middlewares = parts(ConnectMiddleware.class);
    List<Part<RoomListener>> roomListeners = parts(RoomListener.class);
    Set<String> names = new TreeSet<>(declared);
    names.addAll(registry.byNamespace().keySet());
    middlewares.forEach(part -> names.add(part.namespace()));
    roomListeners.forEach(part -> names.add(part.namespace()));
    NamespaceDirectory namespaces = NamespaceDirectory.create(server, names, injected);
    middlewares.forEach(part -> namespaces.get(part.namespace()).use(part.get()));
    roomListeners.forEach(part -> namespaces.get(part.namespace()).onRooms(part.get()));
    parts(EngineMiddleware.class).forEach(part -> server.engine().use(part.get()));
    RequestContext requestContext = new RequestContext(beans);
    new EngineDispatcher(registry.ofEngine(), requestContext).attach(server.engine());
    registry
        .byNamespace()
        .forEach(
            (name, observers) ->
                new NamespaceDispatcher(observers, requestContext, server.executor())
                    .attach(namespaces.get(name)));
    return namespaces;
  }

  /** The beans of a type, in the order of their priority. */
  private <T> List<Part<T>> parts(Class<T> type) {
    return instances
        .select(type, Any.Literal.INSTANCE)
        .handlesStream()
        .<Part<T>>map(Part::new)
        .sorted(Comparator.comparingInt(Part::priority))
        .toList();
  }

  /** A bean that takes part in the server because of its type. */
  private record Part<T>(Instance.Handle<T> handle) {
    T get() {
      return handle.get();
    }

    String namespace() {
      return NamespaceNames.normalize(NamespaceNames.declared("", beanClass()));
    }

    int priority() {
      Priority priority = beanClass().getAnnotation(Priority.class);
      return priority == null ? Interceptor.Priority.APPLICATION + 500 : priority.value();
    }

    private Class<?> beanClass() {
      return handle.getBean().getBeanClass();
    }
  }
}
