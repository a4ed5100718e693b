// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.ParentNamespace;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineServer;
import io.socketio.jakarta.engine.EngineSocket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.InjectionPoint;

/** Produces what an event is about, and the parts of the server. */
@Dependent
class SocketProducers {
  @Produces
  @Dependent
  Socket socket(InjectionPoint point) {
    return Current.of(Socket.class, Delivery::socket).at(point);
  }

  @Produces
  @Dependent
  Handshake handshake(InjectionPoint point) {
    return Current.of(Handshake.class, delivery -> delivery.socket().handshake()).at(point);
  }

  @Produces
  @Dependent
  EngineSocket connection(InjectionPoint point) {
    return Current.of(EngineSocket.class, delivery -> delivery.socket().connection()).at(point);
  }

  @Produces
  @Dependent
  SocketEvent event(InjectionPoint point) {
    return Current.of(SocketEvent.class, Delivery::event).at(point);
  }

  @Produces
  @Dependent
  Ack ack(InjectionPoint point) {
    return Current.of(Ack.class, Delivery::ack).at(point);
  }

  @Produces
  @Dependent
  @Typed(Namespace.class)
  Namespace namespace(InjectionPoint point) {
    return Current.of(Namespace.class, delivery -> delivery.socket().namespace()).at(point);
  }

  @Produces
  @Dependent
  @Typed(Namespace.class)
  @OfNamespace("")
  Namespace named(InjectionPoint point, NamespaceDirectory namespaces) {
    return namespaces.injectable(name(point));
  }

  @Produces
  @Dependent
  @Typed(ParentNamespace.class)
  @OfNamespace("")
  ParentNamespace parent(InjectionPoint point, NamespaceDirectory namespaces) {
    return namespaces.parent(name(point));
  }

  // An EAR has one application context, but each of its archives with this class has a server. For
  // the context to tell them apart they are made here: beans that an extension adds have no
  // archive.
  @Produces
  @ApplicationScoped
  @Typed(SocketIoServer.class)
  SocketIoServer server(SocketIoExtension extension) {
    return extension.lifecycle().server();
  }

  void close(@Disposes SocketIoServer server) {
    server.close();
  }

  @Produces
  @Dependent
  @Typed(NamespaceDirectory.class)
  NamespaceDirectory namespaces(SocketIoExtension extension) {
    return extension.lifecycle().namespaces();
  }

  @Produces
  @ApplicationScoped
  @Typed(EngineServer.class)
  EngineServer engine(SocketIoServer io) {
    return io.engine();
  }

  @Produces
  @Dependent
  SocketIoOptions options(SocketIoServer io) {
    return io.options();
  }

  private static String name(InjectionPoint point) {
    return point.getQualifiers().stream()
        .filter(OfNamespace.class::isInstance)
        .map(qualifier -> NamespaceNames.normalize(((OfNamespace) qualifier).value()))
        .findFirst()
        .orElseThrow();
  }
}
