// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.SessionEnded;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import java.util.EnumMap;
import java.util.Map;

/** Well-behaved clients, one on each transport, that must be served whatever others do. */
final class HealthyClients {
  /** A busy machine may miss the 200 ms for a pong. Then a client comes back, as clients do. */
  private static final int RETURNS = 5;

  private final Wire socketIo;
  private final Map<Transport, EngineClient> clients = new EnumMap<>(Transport.class);

  HealthyClients(Wire socketIo) {
    this.socketIo = socketIo;
    assertServed();
  }

  /** Asserts that newcomers are served. */
  static void assertServed(Wire socketIo) {
    new HealthyClients(socketIo).assertServed();
  }

  /** Asserts that everybody gets an answer. */
  void assertServed() {
    for (Transport transport : Transport.values()) {
      int returns = 0;
      while (!isServed(transport)) {
        assertThat(returns++).as("returns of a client on %s", transport).isLessThan(RETURNS);
      }
    }
  }

  private boolean isServed(Transport transport) {
    try {
      EngineClient client =
          clients.computeIfAbsent(transport, it -> SocketIo.connect(it, socketIo));
      client.send("421[\"message-with-ack\",\"still there\"]");
      assertThat(client.next()).isEqualTo("431[\"still there\"]");
      return true;
    } catch (SessionEnded e) {
      clients.remove(transport);
      return false;
    }
  }
}
