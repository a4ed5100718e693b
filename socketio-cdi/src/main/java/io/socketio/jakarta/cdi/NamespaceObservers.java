// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The observers of one namespace, each list in the order of calling. Immutable. */
final class NamespaceObservers {
  private static final Comparator<SocketObserver> ORDER =
      Comparator.comparingInt((SocketObserver observer) -> observer.method().getPriority())
          .thenComparing(observer -> observer.kind() == EventKind.SOCKET_EVENT);

  private final Map<EventKind, List<SocketObserver>> byKind;
  private final Map<String, List<SocketObserver>> byEvent = new HashMap<>();

  NamespaceObservers(Collection<SocketObserver> observers) {
    byKind = observers.stream().sorted(ORDER).collect(groupingBy(SocketObserver::kind));
    for (SocketObserver observer : of(EventKind.SOCKET_EVENT)) {
      byEvent.computeIfAbsent(observer.key().event(), event -> named(event, observers));
    }
  }

  private static List<SocketObserver> named(String event, Collection<SocketObserver> observers) {
    return observers.stream()
        .filter(
            observer ->
                observer.kind() == EventKind.ANY_SOCKET_EVENT
                    || observer.key().event().equals(event))
        .sorted(ORDER)
        .toList();
  }

  List<SocketObserver> of(EventKind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** The observers of an event's name and those of any event. */
  List<SocketObserver> ofEvent(String name) {
    List<SocketObserver> named = byEvent.get(name);
    return named == null ? of(EventKind.ANY_SOCKET_EVENT) : named;
  }
}
