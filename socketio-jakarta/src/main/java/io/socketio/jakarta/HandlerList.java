// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
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
    Slot<T>[] longer = Arrays.copyOf(toArray(), slots.size() + 1);
    longer[slots.size()] = slot;
    slots = List.of(longer);
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

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a private generic type
  private Slot<T>[] toArray() {
    return slots.toArray(new Slot[0]);
  }
}
