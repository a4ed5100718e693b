// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.ArgsReader;
import io.socketio.jakarta.Registration;
import io.socketio.jakarta.SocketEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The event handlers of a socket or a namespace. */
final class Handlers {
  /** Runs a handler so that its failure is nobody else's. */
  @FunctionalInterface
  interface Guard {
    void run(SocketEvent event, Consumer<? super SocketEvent> handler);
  }

  private final HandlerList<Consumer<? super SocketEvent>> any = new HandlerList<>();
  private final HandlerList<Consumer<? super SocketEvent>> every = new HandlerList<>();
  private volatile @Nullable Map<String, HandlerList<Consumer<? super SocketEvent>>> named;

  static <T> Consumer<SocketEvent> decoding(
      ArgsReader<T> reader, BiConsumer<T, ? super SocketEvent> handler) {
    return event -> handler.accept(reader.read(event.args()), event);
  }

  static Consumer<SocketEvent> acknowledging(Function<? super SocketEvent, ?> handler) {
    return event -> new ReturnedAck(event).send(handler.apply(event));
  }

  static <T> Consumer<SocketEvent> acknowledging(
      ArgsReader<T> reader, BiFunction<T, ? super SocketEvent, ?> handler) {
    return acknowledging(event -> handler.apply(reader.read(event.args()), event));
  }

  Registration on(String event, Consumer<? super SocketEvent> handler) {
    ReservedEvents.checkHandled(event);
    return list(event).add(handler);
  }

  /** Calls a handler for one event at most, however many arrive at once. */
  Registration once(String event, Consumer<? super SocketEvent> handler) {
    AtomicReference<Registration> registration = new AtomicReference<>();
    AtomicBoolean called = new AtomicBoolean();
    Registration added =
        on(
            event,
            first -> {
              if (called.compareAndSet(false, true)) {
                remove(registration.get());
                handler.accept(first);
              }
            });
    registration.set(added);
    if (called.get()) {
      added.remove();
    }
    return added;
  }

  private static void remove(@Nullable Registration registration) {
    if (registration != null) {
      registration.remove();
    }
  }

  /** Those who are told of any event first. */
  HandlerList<Consumer<? super SocketEvent>> any() {
    return any;
  }

  /** Those who handle any event, after the handlers of its name. */
  HandlerList<Consumer<? super SocketEvent>> every() {
    return every;
  }

  /** Registers what others have at this moment. */
  void addAll(Handlers others) {
    any.addAll(others.any);
    every.addAll(others.every);
    Map<String, HandlerList<Consumer<? super SocketEvent>>> lists = others.named;
    if (lists != null) {
      lists.forEach((event, handlers) -> list(event).addAll(handlers));
    }
  }

  void notifyAny(SocketEvent event, Guard guard) {
    if (!any.isEmpty()) {
      any.forEach(listener -> guard.run(event, listener));
    }
  }

  void notifyHandlers(SocketEvent event, Guard guard) {
    Map<String, HandlerList<Consumer<? super SocketEvent>>> lists = named;
    HandlerList<Consumer<? super SocketEvent>> handlers =
        lists == null ? null : lists.get(event.name());
    if (handlers != null) {
      handlers.forEach(handler -> guard.run(event, handler));
    }
    if (!every.isEmpty()) {
      every.forEach(handler -> guard.run(event, handler));
    }
  }

  private HandlerList<Consumer<? super SocketEvent>> list(String event) {
    return namedLists().computeIfAbsent(event, name -> new HandlerList<>());
  }

  /** Most sockets have no handlers of their own: the map comes with the first. */
  private Map<String, HandlerList<Consumer<? super SocketEvent>>> namedLists() {
    Map<String, HandlerList<Consumer<? super SocketEvent>>> lists = named;
    if (lists == null) {
      synchronized (this) {
        lists = named;
        if (lists == null) {
          lists = new ConcurrentHashMap<>(4);
          named = lists;
        }
      }
    }
    return lists;
  }
}
