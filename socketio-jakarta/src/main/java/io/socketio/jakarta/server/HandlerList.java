// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Registration;
import io.socketio.jakarta.util.Faults;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Handlers in the order of their registration, copied on write: they are registered rarely and
 * called for each event. An empty list costs one object.
 *
 * @param <T> the type of the handlers
 */
final class HandlerList<T> {
  private volatile List<Slot<T>> slots = List.of();

  /** One registration; identity tells it from another one of the same handler. */
  private static final class Slot<T> {
    final T handler;

    Slot(T handler) {
      this.handler = handler;
    }
  }

  synchronized Registration add(T handler) {
    Slot<T> slot = new Slot<>(handler);
    slots = Stream.concat(slots.stream(), Stream.of(slot)).toList();
    return () -> remove(slot);
  }

  /** Adds a handler that is called before those that are there. */
  synchronized Registration prepend(T handler) {
    Slot<T> slot = new Slot<>(handler);
    slots = Stream.concat(Stream.of(slot), slots.stream()).toList();
    return () -> remove(slot);
  }

  /** Adds the handlers that another list has at this moment. */
  synchronized void addAll(HandlerList<T> others) {
    List<Slot<T>> more = others.slots;
    slots = Stream.concat(slots.stream(), more.stream()).toList();
  }

  void forEach(Consumer<? super T> action) {
    List<Slot<T>> current = slots;
    for (int i = 0; i < current.size(); i++) {
      action.accept(current.get(i).handler);
    }
  }

  /** Calls each handler; the failure of one is logged, and nobody else's concern. */
  void tell(System.Logger log, Supplier<String> failed, Consumer<? super T> call) {
    forEach(handler -> Faults.isolate(log, failed, () -> call.accept(handler)));
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  /** The handlers of this moment. */
  List<T> copy() {
    return slots.stream().map(slot -> slot.handler).toList();
  }

  private synchronized void remove(Slot<T> slot) {
    slots = slots.stream().filter(candidate -> candidate != slot).toList();
  }
}
