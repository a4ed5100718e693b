// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the servlet knows and the endpoint needs; used up by the first that takes it.
 *
 * <p>It does not lead to the engine any more then: a container may keep what a handshake had for as
 * long as the connection lasts, or longer.
 */
class Handoff {
  private final AtomicReference<@Nullable Granted> granted;
  private final HttpServletResponse response;
  private final EngineOptions options;
  private final Channels channels;

  /**
   * Prepares the way, on the thread of the servlet.
   *
   * @param response what the container answers with
   */
  Handoff(Granted granted, HttpServletResponse response, EngineOptions options, Channels channels) {
    this.granted = new AtomicReference<>(granted);
    this.response = response;
    this.options = options;
    this.channels = channels;
  }

  final HttpServletResponse response() {
    return response;
  }

  final EngineOptions options() {
    return options;
  }

  final Channels channels() {
    return channels;
  }

  SessionChannel channel(Session session) {
    return channels.of(session, options);
  }

  /** Opens the connection unless it was abandoned, and lets the client know. */
  final Optional<WebSocketReceiver> open(WebSocketChannel channel) throws IOException {
    Granted taken = granted.getAndSet(null);
    if (taken == null) {
      return Optional.empty();
    }
    try {
      release();
    } catch (IOException e) {
      taken.abandon();
      throw e;
    }
    return Optional.of(taken.open(channel));
  }

  /** Sends the answer if it was kept back: the WebSocket takes messages now. */
  void release() throws IOException {}

  /** Gives the connection up unless it is open. */
  final void abandon() {
    Granted taken = granted.getAndSet(null);
    if (taken != null) {
      taken.abandon();
    }
  }
}
