// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.websocket.Session;

/** Makes the channels of one path, which have some things in common. */
final class Channels {
  private final Closer closer;
  private final Writers writers;

  Channels(Closer closer, Writers writers) {
    this.closer = closer;
    this.writers = writers;
  }

  SessionChannel of(Session session, EngineOptions options, ServiceEnd handshake) {
    if (Product.TOMCAT.made(session)) {
      return new TomcatChannel(session, options, closer, writers);
    }
    if (Product.TYRUS.made(session)) {
      return new TyrusChannel(session, options, closer, handshake);
    }
    return Product.LIBERTY.made(session)
        ? new LibertyChannel(session, options, closer)
        : new SessionChannel(session, options, closer);
  }
}
