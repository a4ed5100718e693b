// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.cdi.OfNamespace;
import io.socketio.jakarta.cdi.OnSocketEvent;
import io.socketio.jakarta.cdi.SocketScoped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The beans of each web application of an EAR: the same classes, with a name of its own. */
@ApplicationScoped
class EarBeans {
  @Inject
  @OfNamespace("/")
  Namespace clients;

  @Inject Questions questions;

  /** Counts what a client has asked. */
  @SocketScoped
  static class Questions {
    private final AtomicInteger asked = new AtomicInteger();

    int next() {
      return asked.incrementAndGet();
    }
  }

  /** Tells everybody who was asked, and the one who asks, how often. */
  int where(@Observes @OnSocketEvent("where") EventArgs none) {
    clients.emit("asked", name());
    return questions.next();
  }

  private static String name() {
    try (InputStream name = EarBeans.class.getResourceAsStream("/name")) {
      return new String(name.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
