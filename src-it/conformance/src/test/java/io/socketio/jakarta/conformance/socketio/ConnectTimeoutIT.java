// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.conformance.wire.EngineClient;
import io.socketio.jakarta.conformance.wire.SocketIo;
import io.socketio.jakarta.conformance.wire.Transport;
import io.socketio.jakarta.conformance.wire.WebSocketConnection;
import io.socketio.jakarta.conformance.wire.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that join no namespace. */
class ConnectTimeoutIT {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration SLACK = Duration.ofMillis(100);

  /** Pings come every 300 ms: more of them than fit into the timeout. */
  private static final int PINGS = 5;

  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void aSessionWithoutNamespaceIsEnded(Transport transport) {
    long start = System.nanoTime();
    EngineClient client = transport.open(wire);
    assertThat(client.awaitEnd()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThan(CONNECT_TIMEOUT.minus(SLACK));
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedNamespaceIsNone(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("40/unknown,");
    assertThat(client.awaitEnd()).hasSize(1).allMatch(packet -> packet.startsWith("44/unknown,"));
  }

  @Test
  void aJoinedNamespaceStopsTheTimeout() {
    WebSocketConnection connection = joined();
    awaitPings(connection);
    connection.send("42[\"message\"]");
    assertThat(connection.text()).isEqualTo("42[\"message-back\"]");
  }

  @Test
  void aNamespaceThatWasLeftDoesNotRestartIt() {
    WebSocketConnection connection = joined();
    connection.send("41");
    awaitPings(connection);
    connection.send("40");
    assertThat(connection.text()).startsWith("40{");
  }

  @ParameterizedTest
  @EnumSource
  void anyNamespaceWillDo(Transport transport) {
    EngineClient client = transport.open(wire);
    SocketIo.joinCustom(client);
    WebSocketConnection clock = joined();
    awaitPings(clock);
    SocketIo.joinMain(client);
  }

  private WebSocketConnection joined() {
    WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    connection.send("40");
    assertThat(connection.text()).startsWith("40{");
    assertThat(connection.text()).startsWith("42[\"auth\"");
    return connection;
  }

  private static void awaitPings(WebSocketConnection connection) {
    for (int i = 0; i < PINGS; i++) {
      assertThat(connection.text()).isEqualTo("2");
      connection.send("3");
    }
  }
}
