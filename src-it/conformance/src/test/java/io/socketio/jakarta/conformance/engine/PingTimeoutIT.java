// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Await;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Heartbeats that end a session. */
class PingTimeoutIT {
  /** That of the fixtures. */
  private static final Duration PING_INTERVAL = Duration.ofMillis(300);

  /** Timers are not exact. */
  private static final Duration SLACK = Duration.ofMillis(100);

  @RegisterExtension final Wire wire = Wire.engineIo();

  private Duration lifetime() {
    return PING_INTERVAL.plus(wire.target().pingTimeout());
  }

  @Test
  void aMissingPongEndsTheSessionOnWebSocket() {
    long start = System.nanoTime();
    WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    assertThat(connection.text()).isEqualTo("2");
    assertThat(connection.next()).isInstanceOf(Received.Closed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(lifetime().minus(SLACK));
  }

  @Test
  void aMissingPongEndsTheSessionOnPolling() {
    PollingSession session = wire.pollingWithPings();
    assertThat(session.pollOnce()).containsExactly("2");
    Answer answer = session.poll().answer();
    // A GET that comes too late finds the session gone.
    if (answer.status() == 200) {
      assertThat(answer.text()).isEqualTo("1");
    }
    session.awaitUnknown();
  }

  @Test
  void theTimeRunsWithoutPendingGet() {
    long start = System.nanoTime();
    wire.pollingWithPings().awaitUnknown();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(lifetime().minus(SLACK));
  }

  @Test
  void theTimeCountsFromTheHandshakeAndFromThePing() {
    Attempts.assertOneSucceeds(
        () -> {
          for (int i = 0; i < 4; i++) {
            PollingSession session = wire.pollingWithPings();
            long opened = System.nanoTime();
            Await.until(
                "the time is over", () -> System.nanoTime() - opened > lifetime().toNanos());
            assertThat(session.poll().answer().status()).isEqualTo(400);
          }
        });
  }

  @Test
  void messagesDoNotReplaceAPong() {
    WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    assertThat(connection.text()).isEqualTo("2");
    // The first message after a ping may restart the timeout, those after it do not.
    Await.until(
        "session ended",
        () -> {
          connection.send("4a");
          return connection.next() instanceof Received.Closed;
        });
  }

  @Test
  void aWebSocketThatWaitsForItsUpgradeEndsWithTheSession() {
    PollingSession session = wire.pollingWithPings();
    WebSocketConnection connection = wire.webSocketWithPings(session.upgradeQuery());
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
    assertThat(connection.next()).isInstanceOf(Received.Closed.class);
    session.awaitUnknown();
  }

  @ParameterizedTest
  @CsvSource({"POLLING, 2", "POLLING, 2probe", "WEBSOCKET, 2", "WEBSOCKET, 2probe"})
  void aPingOfTheClientEndsTheSession(Transport transport, String ping) {
    EngineClient client = transport.open(wire);
    client.send(ping);
    assertThat(client.awaitEnd()).isEmpty();
  }
}
