// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * What one observer observes.
 *
 * @param kind the qualifier
 * @param event the event name; empty for other kinds than {@link EventKind#SOCKET_EVENT}
 * @param namespace the namespace as the qualifier gives it, perhaps empty; empty for what happens
 *     in the engine
 */
record EventKey(EventKind kind, String event, String namespace) {
  /** What a qualifier stands for, if it is one of ours. */
  static Optional<EventKey> of(Annotation qualifier) {
    return EventKind.of(qualifier.annotationType()).map(kind -> of(kind, qualifier));
  }

  private static EventKey of(EventKind kind, Annotation qualifier) {
    return switch (kind) {
      case SOCKET_EVENT -> {
        OnSocketEvent on = (OnSocketEvent) qualifier;
        yield new EventKey(kind, on.value(), on.namespace());
      }
      case ANY_SOCKET_EVENT -> key(kind, ((OnAnySocketEvent) qualifier).namespace());
      case CONNECTING -> key(kind, ((OnConnecting) qualifier).namespace());
      case CONNECT -> key(kind, ((OnConnect) qualifier).namespace());
      case DISCONNECTING -> key(kind, ((OnDisconnecting) qualifier).namespace());
      case DISCONNECT -> key(kind, ((OnDisconnect) qualifier).namespace());
      case SOCKET_ERROR -> key(kind, ((OnSocketError) qualifier).namespace());
      case ENGINE_CONNECT, INITIAL_HEADERS, HEADERS, CONNECTION_ERROR -> key(kind, "");
    };
  }

  private static EventKey key(EventKind kind, String namespace) {
    return new EventKey(kind, "", namespace);
  }

  EventKey in(String name) {
    return new EventKey(kind, event, name);
  }
}
