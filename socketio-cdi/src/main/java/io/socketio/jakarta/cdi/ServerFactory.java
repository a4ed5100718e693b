// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.Parser;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.interceptor.Interceptor;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Makes the application's server of its beans, observers and settings. */
final class ServerFactory {
  private final BeanManager beans;
  private final Instance<Object> instances;
  private final ObserverRegistry registry;
  private final Set<String> namespaces;

  ServerFactory(BeanManager beans, ObserverRegistry registry, Set<String> namespaces) {
    this.beans = beans;
    this.instances = beans.createInstance();
    this.registry = registry;
    this.namespaces = namespaces;
  }

  SocketIoServer create(Map<String, String> servletSettings) {
    SocketIoServer.Builder builder = SocketIoServer.builder().options(options(servletSettings));
    use(AdapterFactory.class, builder::adapter);
    use(Parser.class, builder::parser);
    use(JsonCodec.class, builder::json);
    SocketIoServer server = builder.build();
    try {
      attach(server);
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
    return server;
  }

  private SocketIoOptions options(Map<String, String> servletSettings) {
    SocketIoOptions.Builder options = SocketIoOptions.builder().settings(servletSettings);
    options.settings(ConfigSettings.find());
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

  private void attach(SocketIoServer server) {
    namespaces.forEach(server::of);
    instances
        .select(ConnectMiddleware.class, Any.Literal.INSTANCE)
        .handlesStream()
        .sorted(Comparator.comparingInt(handle -> priority(handle.getBean())))
        .forEachOrdered(handle -> server.of(namespace(handle.getBean())).use(handle.get()));
    RequestContext requestContext = new RequestContext(beans);
    registry
        .byNamespace()
        .forEach(
            (name, observers) ->
                new NamespaceDispatcher(observers, requestContext, server.executor())
                    .attach(server.of(name)));
  }

  private static String namespace(Bean<?> bean) {
    return NamespaceNames.normalize(NamespaceNames.declared("", bean.getBeanClass()));
  }

  private static int priority(Bean<?> bean) {
    Priority priority = bean.getBeanClass().getAnnotation(Priority.class);
    return priority == null ? Interceptor.Priority.APPLICATION + 500 : priority.value();
  }
}
