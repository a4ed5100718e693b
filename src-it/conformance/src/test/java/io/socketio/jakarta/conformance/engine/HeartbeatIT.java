// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.conformance.wire.Answer;
import io.socketio.jakarta.conformance.wire.Await;
import io.socketio.jakarta.conformance.wire.EngineClient;
import io.socketio.jakarta.conformance.wire.PollingSession;
import io.socketio.jakarta.conformance.wire.Received;
import io.socketio.jakarta.conformance.wire.Transport;
import io.socketio.jakarta.conformance.wire.WebSocketConnection;
import io.socketio.jakarta.conformance.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pings and pongs. Only lower bounds of time are checked: a loaded machine may always be late. They
 * leave room for timers that are not exact.
 */
class HeartbeatIT {
  private static final Duration SLACK = Duration.ofMillis(50);
  private static final Duration PING_INTERVAL = Duration.ofMillis(300).minus(SLACK);
  private static final Duration PING_TIMEOUT = Duration.ofMillis(200).minus(SLACK);
  private static final Duration EARLY = Duration.ofMillis(200);
  private static final int ROUNDS = 5;
  private static final int ATTEMPTS = 10;

  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void aPingComesAnIntervalAfterEachPongOnWebSocket() {
    WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
    long start = System.nanoTime();
    assertThat(connection.text()).startsWith("0{");
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(connection.text()).isEqualTo("2");
      assertThat(since(start)).isGreaterThan(PING_INTERVAL);
      start = System.nanoTime();
      connection.send("3");
    }
  }

  @Test
  void aPingComesAnIntervalAfterEachPongOnPolling() {
    PollingSession session = wire.polling();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      assertThat(session.pollOnce()).containsExactly("2");
      if (i > 0) {
        assertThat(since(start)).isGreaterThan(PING_INTERVAL);
      }
      assertThat(session.post("3").text()).isEqualTo("ok");
    }
  }

  @Test
  void aMissingPongEndsTheSessionOnWebSocket() {
    WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    assertThat(connection.text()).isEqualTo("2");
    long start = System.nanoTime();
    connection.closed();
    assertThat(since(start)).isGreaterThan(PING_TIMEOUT);
  }

  @Test
  void aMissingPongEndsTheSessionOnPolling() {
    PollingSession session = wire.polling();
    assertThat(session.pollOnce()).containsExactly("2");
    Answer answer = session.poll().answer();
    // Too late a GET finds the session gone.
    if (answer.status() == 200) {
      assertThat(answer.text()).isEqualTo("1");
    }
    session.awaitUnknown();
  }

  @Test
  void theTimeoutRunsWithoutPendingGet() {
    long start = System.nanoTime();
    wire.polling().awaitUnknown();
    assertThat(since(start)).isGreaterThan(PING_INTERVAL.plus(PING_TIMEOUT));
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

  @ParameterizedTest
  @CsvSource({"POLLING, 2", "POLLING, 2probe", "WEBSOCKET, 2", "WEBSOCKET, 2probe"})
  void aPingOfTheClientEndsTheSession(Transport transport, String ping) {
    EngineClient client = transport.open(wire);
    client.send(ping);
    assertThat(client.awaitEnd()).isEmpty();
  }

  @Test
  void aPongNobodyAskedForRestartsTheInterval() {
    Optional<Duration> interval = Optional.empty();
    for (int i = 0; i < ATTEMPTS && interval.isEmpty(); i++) {
      interval = intervalAfterEarlyPong();
    }
    assertThat(interval).hasValueSatisfying(it -> assertThat(it).isGreaterThan(PING_INTERVAL));
  }

  /** Sends a pong shortly before the first ping; empty if it could not be sent in time. */
  private Optional<Duration> intervalAfterEarlyPong() {
    WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
    long opened = System.nanoTime();
    assertThat(connection.text()).startsWith("0{");
    Await.until("pong is due", () -> since(opened).compareTo(EARLY) > 0);
    connection.send("3");
    if (since(opened).compareTo(PING_INTERVAL) > 0) {
      return Optional.empty();
    }
    long sent = System.nanoTime();
    assertThat(connection.text()).isEqualTo("2");
    return Optional.of(since(sent));
  }

  @Test
  void heartbeatsGoOnAfterAnUpgrade() {
    PollingSession session = wire.polling();
    WebSocketConnection connection = wire.webSocketWithPings(session.upgradeQuery());
    connection.send("5");
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(connection.text()).isEqualTo("2");
      connection.send("3");
    }
  }

  @Test
  void aPingOfPollingMayBeAnsweredOnTheWebSocket() {
    PollingSession session = wire.polling();
    WebSocketConnection connection = wire.webSocketWithPings(session.upgradeQuery());
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
    // Noops come as long as the upgrade goes on.
    Await.until("ping on polling", () -> session.pollOnce().contains("2"));
    connection.send("5");
    connection.send("3");
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(connection.text()).isEqualTo("2");
      connection.send("3");
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
