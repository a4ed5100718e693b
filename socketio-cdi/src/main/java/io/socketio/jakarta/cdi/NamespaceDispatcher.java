// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketError;
import io.socketio.jakarta.SocketEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Maps what happens in one namespace onto its observers. */
final class NamespaceDispatcher {
  private final NamespaceObservers observers;
  private final RequestContext requestContext;
  private final Notifier notifier;
  private final Map<Socket, SocketScope> scopes = new ConcurrentHashMap<>();
  private final Map<Socket, Set<String>> leftRooms = new ConcurrentHashMap<>();

  NamespaceDispatcher(NamespaceObservers observers, RequestContext requestContext) {
    this.observers = observers;
    this.requestContext = requestContext;
    notifier = new Notifier(observers);
  }

  void attach(Namespace namespace) {
    if (!observers.of(EventKind.CONNECTING).isEmpty()) {
      namespace.use(this::connecting);
    }
    if (!observers.of(EventKind.SOCKET_ERROR).isEmpty()) {
      namespace.onError(this::failed);
    }
    namespace.onConnection(this::connected);
    namespace.onEvent(this::event);
    namespace.onDisconnecting(this::disconnecting);
    namespace.onDisconnect(this::disconnected);
  }

  private CompletionStage<Outcome> connecting(Socket candidate) {
    ConnectRequest request = new ConnectRequest(candidate);
    delivery(candidate).run(() -> ask(request));
    return CompletableFuture.completedFuture(request.outcome());
  }

  private void ask(ConnectRequest request) {
    for (SocketObserver observer : observers.of(EventKind.CONNECTING)) {
      Failures.isolate(
          () -> observer.notify(request),
          thrown -> {
            throw new ObserverFailedException(observer, thrown);
          });
      if (request.refused()) {
        return;
      }
    }
  }

  private void connected(Socket socket) {
    scopes.put(socket, new SocketScope());
    notifier.deliver(delivery(socket), observers.of(EventKind.CONNECT), observer -> socket);
  }

  private void event(SocketEvent event) {
    notifier.deliver(
        delivery(event.socket(), Optional.of(event)),
        observers.ofEvent(event.name()),
        observer -> observer.reader().read(event));
  }

  private void disconnecting(Socket socket, DisconnectReason reason) {
    DisconnectEvent event = new DisconnectEvent(socket, reason, socket.rooms());
    leftRooms.put(socket, event.rooms());
    notifier.deliver(delivery(socket), observers.of(EventKind.DISCONNECTING), observer -> event);
  }

  private void disconnected(Socket socket, DisconnectReason reason) {
    Set<String> rooms = leftRooms.remove(socket);
    DisconnectEvent event = new DisconnectEvent(socket, reason, rooms == null ? Set.of() : rooms);
    Delivery delivery = delivery(socket);
    notifier.deliver(
        delivery, observers.of(EventKind.DISCONNECT), observer -> event, () -> end(delivery));
  }

  private void end(Delivery delivery) {
    scopes.remove(delivery.socket());
    delivery.run(delivery.scope()::end);
  }

  private void failed(SocketError error) {
    notifier.failed(delivery(error.socket(), error.event()), error.cause());
  }

  private Delivery delivery(Socket socket) {
    return delivery(socket, Optional.empty());
  }

  private Delivery delivery(Socket socket, Optional<SocketEvent> event) {
    return new Delivery(
        requestContext, scopes.getOrDefault(socket, SocketScope.NONE), socket, event);
  }
}
