// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.util.stream.Collectors.groupingBy;

import io.socketio.jakarta.engine.EngineServer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Maps what happens in the engine onto its observers. Without observers nothing is registered. */
final class EngineDispatcher {
  private final Map<EventKind, List<SocketObserver>> observers;
  private final RequestContext requestContext;

  EngineDispatcher(Collection<SocketObserver> observers, RequestContext requestContext) {
    this.observers =
        observers.stream()
            .sorted(Comparator.comparingInt(observer -> observer.method().getPriority()))
            .collect(groupingBy(SocketObserver::kind));
    this.requestContext = requestContext;
  }

  void attach(EngineServer engine) {
    ifObserved(EventKind.ENGINE_CONNECT, told -> engine.onConnection(told::accept));
    ifObserved(EventKind.CONNECTION_ERROR, told -> engine.onConnectionError(told::accept));
    ifObserved(
        EventKind.INITIAL_HEADERS,
        told ->
            engine.onInitialHeaders(
                (headers, request) -> told.accept(new HeadersEvent(request, headers))));
    ifObserved(
        EventKind.HEADERS,
        told ->
            engine.onHeaders(
                (headers, request) -> told.accept(new HeadersEvent(request, headers))));
  }

  private void ifObserved(EventKind kind, Consumer<Consumer<Object>> register) {
    List<SocketObserver> told = observers.getOrDefault(kind, List.of());
    if (!told.isEmpty()) {
      register.accept(payload -> tell(told, payload));
    }
  }

  /** The engine answers on any thread, even on one that handles the event of some socket. */
  private void tell(List<SocketObserver> told, Object payload) {
    Delivery.outside(
        () ->
            requestContext.run(
                () ->
                    told.forEach(
                        observer ->
                            Failures.isolate(
                                () -> observer.notify(payload),
                                thrown -> Failures.log(observer + " failed", thrown)))));
  }
}
