// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.GenericType;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Registration;
import io.socketio.jakarta.ServerSideEvent;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketError;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.adapter.RoomListener;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A namespace as the place where handlers are registered. */
interface Registers extends Namespace {
  NamespaceHandlers registered();

  ServerContext context();

  @Override
  default Registration use(ConnectMiddleware middleware) {
    return registered().middlewares.add(middleware);
  }

  @Override
  default Registration onConnection(Consumer<Socket> handler) {
    return registered().connection.add(handler);
  }

  @Override
  default Registration on(String event, Consumer<SocketEvent> handler) {
    return register("on", event, handler, () -> handler);
  }

  @Override
  default <T> Registration on(String event, Class<T> type, BiConsumer<T, SocketEvent> handler) {
    return register("on", event, handler, () -> Handlers.decoding(context().reader(type), handler));
  }

  @Override
  default <T> Registration on(
      String event, GenericType<T> type, BiConsumer<T, SocketEvent> handler) {
    return register("on", event, handler, () -> Handlers.decoding(context().reader(type), handler));
  }

  @Override
  default <R extends @Nullable Object> Registration onWithAck(
      String event, Function<SocketEvent, R> handler) {
    return register("onWithAck", event, handler, () -> Handlers.acknowledging(handler));
  }

  @Override
  default <T, R extends @Nullable Object> Registration onWithAck(
      String event, Class<T> type, BiFunction<T, SocketEvent, R> handler) {
    return register(
        "onWithAck", event, handler, () -> Handlers.acknowledging(context().reader(type), handler));
  }

  @Override
  default <T, R extends @Nullable Object> Registration onWithAck(
      String event, GenericType<T> type, BiFunction<T, SocketEvent, R> handler) {
    return register(
        "onWithAck", event, handler, () -> Handlers.acknowledging(context().reader(type), handler));
  }

  @Override
  default Registration onAny(Consumer<SocketEvent> listener) {
    return registered().events.any().add(listener);
  }

  @Override
  default Registration onEvent(Consumer<SocketEvent> handler) {
    return registered().events.every().add(handler);
  }

  @Override
  default Registration onDisconnecting(BiConsumer<Socket, DisconnectReason> handler) {
    return registered().disconnecting.add(handler);
  }

  @Override
  default Registration onDisconnect(BiConsumer<Socket, DisconnectReason> handler) {
    return registered().disconnected.add(handler);
  }

  @Override
  default Registration onError(Consumer<SocketError> handler) {
    return registered().errors.add(handler);
  }

  @Override
  default Registration onRooms(RoomListener listener) {
    return registered().rooms.add(listener);
  }

  @Override
  default Registration onServerSide(String event, Consumer<ServerSideEvent> handler) {
    return new HandlerCall(this, "onServerSide", event, handler)
        .run(() -> registered().serverSide.on(event, handler));
  }

  private Registration register(
      String method, String event, Object handler, Supplier<Consumer<SocketEvent>> called) {
    return new HandlerCall(this, method, event, handler)
        .run(
            () -> {
              ReservedEvents.checkHandledByNamespace(event);
              return registered().events.on(event, called.get());
            });
  }
}
