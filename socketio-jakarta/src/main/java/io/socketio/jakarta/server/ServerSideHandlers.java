// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Registration;
import io.socketio.jakarta.ServerSideEvent;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** The handlers of what other nodes emit to this one. */
final class ServerSideHandlers {
  private static final System.Logger LOG = System.getLogger(Namespace.class.getName());

  private final ConcurrentMap<String, HandlerList<Consumer<ServerSideEvent>>> named =
      new ConcurrentHashMap<>(2);

  Registration on(String event, Consumer<ServerSideEvent> handler) {
    ReservedEvents.checkHandledServerSide(event);
    return list(event).add(handler);
  }

  void addAll(ServerSideHandlers others) {
    others.named.forEach((event, handlers) -> list(event).addAll(handlers));
  }

  void handle(ServerSideEvent event) {
    HandlerList<Consumer<ServerSideEvent>> handlers = named.get(event.name());
    if (handlers != null) {
      handlers.tell(
          LOG,
          () -> "a handler of the server-side event " + event.name() + " failed",
          handler -> handler.accept(event));
    }
  }

  private HandlerList<Consumer<ServerSideEvent>> list(String event) {
    return named.computeIfAbsent(event, name -> new HandlerList<>());
  }
}
