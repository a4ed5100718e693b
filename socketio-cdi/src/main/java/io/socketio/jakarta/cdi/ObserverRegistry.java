// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All observers of the application: by namespace, and those of the engine. Immutable.
 *
 * <p>It takes the place of the container's event resolution, which cannot dispatch to parameterized
 * types whose arguments are not known at compile time, stops at the first exception, and would hand
 * the traffic of clients to every {@code @Observes @Any Object}.
 */
final class ObserverRegistry {
  private final Map<String, NamespaceObservers> byNamespace;
  private final List<SocketObserver> ofEngine;

  ObserverRegistry(Collection<SocketObserver> observers) {
    byNamespace =
        observers.stream()
            .filter(observer -> !observer.kind().isOfEngine())
            .collect(
                groupingBy(
                    observer -> observer.key().namespace(),
                    TreeMap::new,
                    collectingAndThen(toList(), NamespaceObservers::new)));
    ofEngine = observers.stream().filter(observer -> observer.kind().isOfEngine()).toList();
  }

  Map<String, NamespaceObservers> byNamespace() {
    return byNamespace;
  }

  List<SocketObserver> ofEngine() {
    return ofEngine;
  }
}
