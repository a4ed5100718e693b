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
    String type = session.getClass().getName();
    if (type.startsWith("org.apache.tomcat.")) {
      return new TomcatChannel(session, options, closer, writers);
    }
    if (isOfTyrus(session)) {
      return new TyrusChannel(session, options, closer, handshake);
    }
    return type.startsWith("com.ibm.ws.wsoc.")
        ? new LibertyChannel(session, options, closer)
        : new SessionChannel(session, options, closer);
  }

  static boolean isOfTyrus(Object object) {
    return object.getClass().getName().startsWith("org.glassfish.tyrus.");
  }
}
