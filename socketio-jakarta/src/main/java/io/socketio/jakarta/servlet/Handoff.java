// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import jakarta.websocket.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the servlet knows and the endpoint needs; used up by the first that takes it. */
final class Handoff {
  private final Granted granted;
  private final EngineOptions options;
  private final Channels channels;
  private final AtomicBoolean used = new AtomicBoolean();

  Handoff(Granted granted, EngineOptions options, Channels channels) {
    this.granted = granted;
    this.options = options;
    this.channels = channels;
  }

  Granted granted() {
    return granted;
  }

  EngineOptions options() {
    return options;
  }

  SessionChannel channel(Session session) {
    return channels.of(session, options);
  }

  /** Opens the connection unless it was abandoned. */
  Optional<WebSocketReceiver> open(WebSocketChannel channel) {
    return used.compareAndSet(false, true) ? Optional.of(granted.open(channel)) : Optional.empty();
  }

  /** Gives the connection up unless it is open. */
  void abandon() {
    if (used.compareAndSet(false, true)) {
      granted.abandon();
    }
  }
}
