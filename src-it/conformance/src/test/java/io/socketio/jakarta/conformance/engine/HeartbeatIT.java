// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Heartbeats that keep a session alive. Only lower bounds of time are checked. */
class HeartbeatIT {
  /** That of the fixtures, less the slack of timers that are not exact. */
  private static final Duration PING_INTERVAL = Duration.ofMillis(300 - 50);

  private static final int ROUNDS = 5;

  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void aPingComesAnIntervalAfterEachPongOnWebSocket() {
    Attempts.assertOneSucceeds(
        () -> {
          long opened = System.nanoTime();
          WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
          assertThat(connection.text()).startsWith("0{");
          assertBeats(connection, opened);
        });
  }

  @Test
  void aPingComesAnIntervalAfterEachPongOnPolling() {
    Attempts.assertOneSucceeds(
        () -> {
          long pong = System.nanoTime();
          PollingSession session = wire.pollingWithPings();
          for (int i = 0; i < ROUNDS; i++) {
            assertThat(session.pollOnce()).containsExactly("2");
            assertThat(since(pong)).isGreaterThan(PING_INTERVAL);
            pong = System.nanoTime();
            assertThat(session.post("3").text()).isEqualTo("ok");
          }
        });
  }

  @Test
  void aPongNobodyAskedForRestartsTheInterval() {
    Attempts.assertOneSucceeds(
        () -> {
          WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
          long opened = System.nanoTime();
          assertThat(connection.text()).startsWith("0{");
          awaitMillis(opened, 150);
          long pong = System.nanoTime();
          connection.send("3");
          assertBeats(connection, pong);
        });
  }

  @Test
  void heartbeatsGoOnAfterAnUpgrade() {
    Attempts.assertOneSucceeds(
        () -> {
          long opened = System.nanoTime();
          PollingSession session = wire.pollingWithPings();
          WebSocketConnection connection = wire.webSocketWithPings(session.upgradeQuery());
          connection.send("5");
          assertBeats(connection, opened);
        });
  }

  @Test
  void aPingOfPollingMayBeAnsweredOnTheWebSocket() {
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.pollingWithPings();
          WebSocketConnection connection = wire.webSocketWithPings(session.upgradeQuery());
          assertThat(session.pollOnce()).containsExactly("2");
          connection.send("5");
          long pong = System.nanoTime();
          connection.send("3");
          assertBeats(connection, pong);
        });
  }

  @Test
  void theTimeToAnswerAPingOfPollingDoesNotRunOutOnTheWebSocket() {
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.pollingWithPings();
          WebSocketConnection connection = wire.webSocketWithPings(session.upgradeQuery());
          assertThat(session.pollOnce()).containsExactly("2");
          long ping = System.nanoTime();
          long pingTimeout = wire.target().pingTimeout().toMillis();
          awaitMillis(ping, pingTimeout / 2);
          connection.send("5");
          awaitMillis(ping, pingTimeout + 50);
          long pong = System.nanoTime();
          connection.send("3");
          assertBeats(connection, pong);
        });
  }

  private static void assertBeats(WebSocketConnection connection, long lastPong) {
    long pong = lastPong;
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(connection.text()).isEqualTo("2");
      assertThat(since(pong)).isGreaterThan(PING_INTERVAL);
      pong = System.nanoTime();
      connection.send("3");
    }
  }

  private static void awaitMillis(long start, long millis) {
    Await.until("time has passed", () -> since(start).toMillis() > millis);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
