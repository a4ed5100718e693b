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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the servlet knows and the endpoint needs; used up by the first that takes it.
 *
 * <p>It does not lead to the engine any more then: Payara (6.2025.10) keeps what a handshake had
 * for as long as the connection lasts, and in its pool of requests beyond the application.
 */
final class Handoff {
  private final AtomicReference<@Nullable Granted> granted;
  private final HeldResponse response;
  private final EngineOptions options;
  private final Channels channels;
  private final ServiceEnd end;

  Handoff(
      Granted granted,
      HeldResponse response,
      EngineOptions options,
      Channels channels,
      ServiceEnd end) {
    this.granted = new AtomicReference<>(granted);
    this.response = response;
    this.options = options;
    this.channels = channels;
    this.end = end;
  }

  EngineOptions options() {
    return options;
  }

  SessionChannel channel(Session session) {
    return channels.of(session, options, end);
  }

  /** Opens the connection unless it was abandoned, and lets the client know. */
  Optional<WebSocketReceiver> open(WebSocketChannel channel) throws IOException {
    Granted taken = granted.getAndSet(null);
    if (taken == null) {
      return Optional.empty();
    }
    try {
      response.release();
    } catch (IOException e) {
      taken.abandon();
      throw e;
    }
    return Optional.of(taken.open(channel));
  }

  /** Gives the connection up unless it is open. */
  void abandon() {
    Granted taken = granted.getAndSet(null);
    if (taken != null) {
      taken.abandon();
    }
  }
}
