// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One event on its way to observers: what their injection points and contexts refer to. Immutable
 * and thread-safe; bound to each thread that runs it.
 */
final class Delivery {
  private static final ThreadLocal<Delivery> CURRENT = new ThreadLocal<>();

  private final RequestContext requestContext;
  private final SocketScope scope;
  private final Socket socket;
  private final Optional<SocketEvent> event;

  Delivery(
      RequestContext requestContext,
      SocketScope scope,
      Socket socket,
      Optional<SocketEvent> event) {
    this.requestContext = requestContext;
    this.scope = scope;
    this.socket = socket;
    this.event = event;
  }

  static Delivery current() {
    return find()
        .orElseThrow(
            () -> new IllegalStateException("this thread handles no event of a Socket.IO socket"));
  }

  static Optional<Delivery> find() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Runs an action with all contexts of this delivery. */
  void run(Runnable action) {
    Object unused =
        call(
            () -> {
              action.run();
              return this;
            });
  }

  /** Calls something with all contexts of this delivery. */
  <T> T call(Supplier<T> action) {
    Delivery outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return requestContext.call(action);
    } finally {
      ThreadLocals.restore(CURRENT, outer);
    }
  }

  /** Runs an action of which no delivery is the cause, though this thread may be within one. */
  static void outside(Runnable action) {
    Object unused =
        outside(
            () -> {
              action.run();
              return action;
            });
  }

  /** Calls something of which no delivery is the cause. */
  static <T> T outside(Supplier<T> action) {
    Delivery outer = CURRENT.get();
    CURRENT.remove();
    try {
      return action.get();
    } finally {
      ThreadLocals.restore(CURRENT, outer);
    }
  }

  SocketScope scope() {
    return scope;
  }

  Socket socket() {
    return socket;
  }

  SocketEvent event() {
    return event.orElseThrow(
        () -> new IllegalStateException("this thread handles a connect or disconnect, no event"));
  }

  /** The acknowledgement of the event; without an event one that nobody waits for. */
  Ack ack() {
    return event.map(SocketEvent::ack).orElseGet(Ack::none);
  }

  Optional<SocketEvent> findEvent() {
    return event;
  }

  @Override
  public String toString() {
    return event.map(e -> "event " + e.name() + " of ").orElse("") + "socket " + socket.id();
  }
}
