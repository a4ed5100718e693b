// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.SocketIoSettings;
import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.cdi.ServerParts.Part;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineServer;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.Parser;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Makes the application's server of its beans, observers and settings. */
final class ServerFactory {
  private final BeanManager beans;
  private final ServerParts parts;
  private final ObserverRegistry registry;
  private final Set<String> declared;
  private final Set<String> injected;

  ServerFactory(
      BeanManager beans,
      ServerParts parts,
      ObserverRegistry registry,
      Set<String> declared,
      Set<String> injected) {
    this.beans = beans;
    this.parts = parts;
    this.registry = registry;
    this.declared = declared;
    this.injected = injected;
  }

  /** A server, and the namespaces that the application names. */
  record Made(SocketIoServer server, NamespaceDirectory namespaces) {}

  /** Makes the server and its namespaces, which serve nobody yet. */
  Made create(Map<String, String> servletSettings) {
    SocketIoServer.Builder builder = SocketIoServer.builder().options(options(servletSettings));
    use(AdapterFactory.class, builder::adapter);
    use(Parser.class, builder::parser);
    use(JsonCodec.class, builder::json);
    beans.getEvent().select(SocketIoServer.Builder.class).fire(builder);
    SocketIoServer server = builder.build();
    try {
      return new Made(server, NamespaceDirectory.create(server, names(), injected));
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  /** Tells in the log which middleware of the application takes no part. */
  void check(Set<Class<?>> middleware) {
    parts.logMissing(middleware);
  }

  private <T> void use(Class<T> type, Consumer<T> setter) {
    parts.one(type, beans).ifPresent(part -> setter.accept(part.get(beans)));
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(declared);
    names.addAll(registry.byNamespace().keySet());
    parts.all(ConnectMiddleware.class).forEach(part -> names.add(part.namespace()));
    parts.all(RoomListener.class).forEach(part -> names.add(part.namespace()));
    return names;
  }

  /** Registers what the application has for its server, which it can use by now. */
  void complete(Made made) {
    NamespaceDirectory namespaces = made.namespaces();
    EngineServer engine = made.server().engine();
    RequestContext requestContext = new RequestContext(beans);
    InContext inContext = new InContext(requestContext);
    for (Part<ConnectMiddleware> part : parts.all(ConnectMiddleware.class)) {
      namespaces.get(part.namespace()).use(inContext.of(part.get(beans)));
    }
    for (Part<RoomListener> part : parts.all(RoomListener.class)) {
      namespaces.get(part.namespace()).onRooms(inContext.of(part.get(beans)));
    }
    for (Part<EngineMiddleware> part : parts.all(EngineMiddleware.class)) {
      engine.use(inContext.of(part.get(beans)));
    }
    new EngineDispatcher(registry.ofEngine(), requestContext).attach(engine);
    registry
        .byNamespace()
        .forEach(
            (name, observers) ->
                new NamespaceDispatcher(observers, requestContext).attach(namespaces.get(name)));
    parts.log(beans);
    beans.getEvent().select(SocketIoServer.class).fire(made.server());
  }

  private SocketIoOptions options(Map<String, String> servletSettings) {
    SocketIoOptions.Builder options =
        SocketIoSettings.apply(servletSettings, SocketIoOptions.builder());
    SocketIoSettings.apply(ConfigSettings.find(), options);
    beans.getEvent().select(SocketIoOptions.Builder.class).fire(options);
    return options.build();
  }
}
