// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrades that do not come to their end: the session stays on HTTP long-polling. */
class AbandonedUpgradeIT {
  private static final Duration UPGRADE_TIMEOUT = Duration.ofSeconds(10);

  @RegisterExtension final Wire wire = Wire.engineIo();

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1", "2", "2prob", "3", "3probe", "4a", "6", "9", "bAQID"})
  void anyOtherFirstPacketClosesTheWebSocketAlone(String packet) {
    PollingSession session = wire.polling();
    WebSocketConnection connection = wire.webSocket(session.upgradeQuery());
    connection.send(packet);
    assertThat(connection.next()).isInstanceOf(Received.Closed.class);
    assertGoesOn(session);
  }

  @Test
  void aWebSocketThatEndsBeforeTheProbeChangesNothing() {
    PollingSession session = wire.polling();
    wire.webSocket(session.upgradeQuery()).close();
    assertGoesOn(session);
  }

  @Test
  void aWebSocketThatEndsAfterTheProbeChangesNothing() {
    PollingSession session = wire.polling();
    probed(session).close();
    assertGoesOn(session);
  }

  @Test
  void anUpgradeMayBeTriedAgain() {
    PollingSession session = wire.polling();
    WebSocketConnection abandoned = probed(session);
    abandoned.send("4not an upgrade");
    assertThat(abandoned.next()).isInstanceOf(Received.Closed.class);
    WebSocketConnection connection = probed(session);
    connection.send("5");
    connection.send("4a");
    assertThat(connection.text()).isEqualTo("4a");
  }

  @Test
  void messagesSentMeanwhileAreNotLost() {
    PollingSession session = wire.polling();
    WebSocketConnection connection = probed(session);
    session.post("4a", "4b");
    connection.close();
    assertThat(session.receive(2)).containsExactly("4a", "4b");
  }

  @Test
  void theUpgradeTimeoutClosesTheWebSocketAlone() {
    EngineClient client = Transport.POLLING.open(wire);
    long start = System.nanoTime();
    WebSocketConnection connection = wire.webSocket(Wire.WEBSOCKET + "&sid=" + client.sid());
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
    assertThat(connection.next(UPGRADE_TIMEOUT.plusSeconds(10)))
        .isInstanceOf(Received.Closed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThan(UPGRADE_TIMEOUT.minusMillis(100));
    client.send("4a");
    assertThat(client.next()).isEqualTo("4a");
  }

  private WebSocketConnection probed(PollingSession session) {
    WebSocketConnection connection = wire.webSocket(session.upgradeQuery());
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
    return connection;
  }

  private static void assertGoesOn(PollingSession session) {
    assertThat(session.post("4a").text()).isEqualTo("ok");
    assertThat(session.receive(1)).containsExactly("4a");
  }
}
