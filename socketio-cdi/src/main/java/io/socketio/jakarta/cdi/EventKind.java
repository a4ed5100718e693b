// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.ConnectionError;
import io.socketio.jakarta.engine.EngineSocket;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What observers can observe: one constant per qualifier. */
enum EventKind {
  SOCKET_EVENT(OnSocketEvent.class, Optional.empty()),
  ANY_SOCKET_EVENT(OnAnySocketEvent.class, Optional.empty()),
  CONNECTING(OnConnecting.class, Optional.of(ConnectRequest.class)),
  CONNECT(OnConnect.class, Optional.of(Socket.class)),
  DISCONNECTING(OnDisconnecting.class, Optional.of(DisconnectEvent.class)),
  DISCONNECT(OnDisconnect.class, Optional.of(DisconnectEvent.class)),
  SOCKET_ERROR(OnSocketError.class, Optional.of(SocketErrorEvent.class)),
  ENGINE_CONNECT(OnEngineConnect.class, Optional.of(EngineSocket.class)),
  INITIAL_HEADERS(OnInitialHeaders.class, Optional.of(HeadersEvent.class)),
  HEADERS(OnHeaders.class, Optional.of(HeadersEvent.class)),
  CONNECTION_ERROR(OnConnectionError.class, Optional.of(ConnectionError.class));

  private static final Set<EventKind> OF_ENGINE =
      EnumSet.of(ENGINE_CONNECT, INITIAL_HEADERS, HEADERS, CONNECTION_ERROR);

  private final Class<? extends Annotation> qualifier;
  private final Optional<Class<?>> payload;

  EventKind(Class<? extends Annotation> qualifier, Optional<Class<?>> payload) {
    this.qualifier = qualifier;
    this.payload = payload;
  }

  static Optional<EventKind> of(Class<? extends Annotation> qualifier) {
    return Arrays.stream(values()).filter(kind -> kind.qualifier == qualifier).findFirst();
  }

  Class<? extends Annotation> qualifier() {
    return qualifier;
  }

  /** The one type of payload; empty: the arguments of an event, decoded to any type. */
  Optional<Class<?>> payload() {
    return payload;
  }

  /** Tells whether it happens in the engine: to no socket, and in no namespace. */
  boolean isOfEngine() {
    return OF_ENGINE.contains(this);
  }

  boolean decodesArguments() {
    return payload.isEmpty();
  }

  @Override
  public String toString() {
    return "@" + qualifier.getSimpleName();
  }
}
