// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.websocket.Session;

/** Makes the channels of one path, which have some things in common. */
final class Channels {
  private final Closer closer;
  private final Batches batches = new Batches();

  Channels(Closer closer) {
    this.closer = closer;
  }

  SessionChannel of(Session session, EngineOptions options) {
    return new SessionChannel(session, options, closer, batches);
  }
}
