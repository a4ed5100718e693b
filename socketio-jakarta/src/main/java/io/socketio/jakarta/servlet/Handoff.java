// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the servlet knows and the endpoint needs; used up by the first that takes it. */
final class Handoff {
  private final Granted granted;
  private final HeldResponse response;
  private final EngineOptions options;
  private final Channels channels;
  private final ServiceEnd end;
  private final AtomicBoolean used = new AtomicBoolean();

  Handoff(
      Granted granted,
      HeldResponse response,
      EngineOptions options,
      Channels channels,
      ServiceEnd end) {
    this.granted = granted;
    this.response = response;
    this.options = options;
    this.channels = channels;
    this.end = end;
  }

  Granted granted() {
    return granted;
  }

  EngineOptions options() {
    return options;
  }

  SessionChannel channel(Session session) {
    return channels.of(session, options, end);
  }

  /** Opens the connection unless it was abandoned, and lets the client know. */
  Optional<WebSocketReceiver> open(WebSocketChannel channel) throws IOException {
    if (!used.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      response.release();
    } catch (IOException e) {
      granted.abandon();
      throw e;
    }
    return Optional.of(granted.open(channel));
  }

  /** Gives the connection up unless it is open. */
  void abandon() {
    if (used.compareAndSet(false, true)) {
      granted.abandon();
    }
  }
}
