// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.EventMiddleware;
import io.socketio.jakarta.GenericType;
import io.socketio.jakarta.Registration;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A socket as the place where handlers are registered. */
interface SocketRegisters extends Socket {
  SocketHandlers registered();

  ServerContext context();

  @Override
  default Registration on(String event, Consumer<SocketEvent> handler) {
    return registered().events.on(event, handler);
  }

  @Override
  default <T> Registration on(String event, Class<T> type, BiConsumer<T, SocketEvent> handler) {
    return registered().events.on(event, Handlers.decoding(context().reader(type), handler));
  }

  @Override
  default <T> Registration on(
      String event, GenericType<T> type, BiConsumer<T, SocketEvent> handler) {
    return registered().events.on(event, Handlers.decoding(context().reader(type), handler));
  }

  @Override
  default <R extends @Nullable Object> Registration onWithAck(
      String event, Function<SocketEvent, R> handler) {
    return registered().events.on(event, Handlers.acknowledging(handler));
  }

  @Override
  default <T, R extends @Nullable Object> Registration onWithAck(
      String event, Class<T> type, BiFunction<T, SocketEvent, R> handler) {
    return registered().events.on(event, Handlers.acknowledging(context().reader(type), handler));
  }

  @Override
  default <T, R extends @Nullable Object> Registration onWithAck(
      String event, GenericType<T> type, BiFunction<T, SocketEvent, R> handler) {
    return registered().events.on(event, Handlers.acknowledging(context().reader(type), handler));
  }

  @Override
  default Registration once(String event, Consumer<SocketEvent> handler) {
    return registered().events.once(event, handler);
  }

  @Override
  default <T> Registration once(String event, Class<T> type, BiConsumer<T, SocketEvent> handler) {
    return registered().events.once(event, Handlers.decoding(context().reader(type), handler));
  }

  @Override
  default <T> Registration once(
      String event, GenericType<T> type, BiConsumer<T, SocketEvent> handler) {
    return registered().events.once(event, Handlers.decoding(context().reader(type), handler));
  }

  @Override
  default Registration use(EventMiddleware middleware) {
    return registered().middlewares.add(middleware);
  }

  @Override
  default Registration onAny(Consumer<SocketEvent> listener) {
    return registered().events.any().add(listener);
  }

  @Override
  default Registration prependAny(Consumer<SocketEvent> listener) {
    return registered().events.any().prepend(listener);
  }

  @Override
  default Registration onAnyOutgoing(Consumer<SocketEvent> listener) {
    return registered().outgoing.add(listener);
  }

  @Override
  default Registration prependAnyOutgoing(Consumer<SocketEvent> listener) {
    return registered().outgoing.prepend(listener);
  }

  @Override
  default Registration onDisconnecting(Consumer<DisconnectReason> handler) {
    return registered().disconnecting.add(handler);
  }

  @Override
  default Registration onDisconnect(Consumer<DisconnectReason> handler) {
    return registered().disconnected.add(handler);
  }
}
