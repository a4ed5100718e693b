// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The heartbeat, protocol section 5: every 300 ms a ping, and 200 ms to answer it. */
final class HeartbeatTest {
  private final Harness harness = new Harness(options(300, 200));
  private final FakeChannel channel = new FakeChannel();

  private static EngineOptions.Builder options(long interval, long timeout) {
    return EngineOptions.builder()
        .pingInterval(Duration.ofMillis(interval))
        .pingTimeout(Duration.ofMillis(timeout));
  }

  @Test
  void pingsAnIntervalAfterEachPong() {
    WebSocketReceiver client = open(harness);
    harness.elapse(290);
    assertThat(channel.sent()).isEmpty();
    harness.elapse(10);
    assertThat(channel.sent()).containsExactly("2");
    harness.elapse(150);
    client.text("3");
    harness.elapse(290);
    assertThat(channel.sent()).containsExactly("2");
    harness.elapse(10);
    assertThat(channel.sent()).containsExactly("2", "2");
    assertThat(harness.events()).isEmpty();
  }

  @Test
  void endsTheSessionThatDoesNotAnswer() {
    open(harness);
    harness.elapse(490);
    assertThat(harness.events()).isEmpty();
    harness.elapse(10);
    assertThat(harness.events()).containsExactly("closed ping timeout");
    assertThat(channel.isClosed()).isTrue();
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  @Test
  void extendsTheTimeoutOnceForAnotherPacket() {
    WebSocketReceiver client = open(harness);
    harness.elapse(300 + 150);
    client.text("4a");
    harness.elapse(150);
    client.text("4b");
    assertThat(harness.events()).containsExactly("text a", "text b");
    harness.elapse(50);
    assertThat(harness.events()).endsWith("closed ping timeout");
  }

  @Test
  void extendsTheTimeoutAgainAfterTheNextPing() {
    WebSocketReceiver client = open(harness);
    for (int i = 0; i < 3; i++) {
      harness.elapse(300 + 150);
      client.text("4a");
      harness.elapse(150);
      client.text("3");
    }
    assertThat(harness.events()).containsExactly("text a", "text a", "text a");
  }

  @Test
  void otherPacketsDoNotDelayThePing() {
    WebSocketReceiver client = open(harness);
    harness.elapse(290);
    client.text("4a");
    harness.elapse(10);
    assertThat(channel.sent()).containsExactly("2");
  }

  @Test
  void aPongThatNobodyAskedForRestartsTheInterval() {
    WebSocketReceiver client = open(harness);
    harness.elapse(200);
    client.text("3");
    harness.elapse(290);
    assertThat(channel.sent()).isEmpty();
    harness.elapse(10);
    assertThat(channel.sent()).containsExactly("2");
  }

  @Test
  void theIntervalMayBeShorterThanTheTimeout() {
    Harness fast = new Harness(options(50, 5_000));
    WebSocketReceiver client = open(fast);
    for (int i = 1; i <= 5; i++) {
      fast.elapse(50);
      assertThat(channel.sent()).hasSize(i);
      client.text("3");
    }
  }

  @Test
  void aPingWaitsForAPollWhileTheTimeoutRuns() {
    harness.polling();
    harness.elapse(400);
    FakeExchange poll = harness.get("sid1");
    assertThat(poll.body()).isEqualTo("2");
    harness.post("sid1", "3");
    FakeExchange next = harness.get("sid1");
    harness.elapse(300);
    assertThat(next.body()).isEqualTo("2");
    FakeExchange last = harness.get("sid1");
    harness.elapse(200);
    assertThat(last.body()).isEqualTo("1");
    assertThat(harness.events()).containsExactly("closed ping timeout");
  }

  @Test
  void anUpgradeRestartsTheTimeout() {
    harness.polling();
    harness.elapse(300 + 190);
    WebSocketReceiver client = harness.probe("sid1", channel);
    client.text("5");
    harness.elapse(190);
    assertThat(harness.events()).isEmpty();
    client.text("3");
    harness.elapse(290);
    assertThat(harness.events()).isEmpty();
  }

  @Test
  void anUpgradeDoesNotDelayThePing() {
    harness.polling();
    harness.elapse(250);
    harness.probe("sid1", channel).text("5");
    harness.elapse(50);
    assertThat(channel.sent()).containsExactly("2");
  }

  @Test
  void aPongOfAClosedSessionStartsNothing() {
    WebSocketReceiver client = open(harness);
    harness.socket().close(true);
    client.text("3");
    assertThat(harness.server().statistics().timers()).isZero();
  }

  @Test
  void aTimerThatNoticesLateDoesNotGiveTheClientLonger() {
    open(harness);
    harness.elapseAtOnce(307);
    assertThat(channel.sent()).containsExactly("2");
    harness.elapseAtOnce(192);
    assertThat(harness.events()).isEmpty();
    harness.elapseAtOnce(1);
    assertThat(harness.events()).containsExactly("closed ping timeout");
  }

  @Test
  void aStallOfTheServerLeavesTheClientItsTime() {
    WebSocketReceiver client = open(harness);
    harness.elapseAtOnce(5_000);
    assertThat(channel.sent()).containsExactly("2");
    harness.elapseAtOnce(199);
    client.text("3");
    assertThat(harness.events()).isEmpty();
  }

  @Test
  void aRequestFindsNoSessionWhoseTimeIsOver() {
    harness.polling();
    harness.elapse(300);
    harness.pass(199);
    assertThat(harness.get("sid1").body()).isEqualTo("2");
    harness.pass(1);
    assertThat(harness.post("sid1").status()).isEqualTo(400);
    assertThat(harness.events()).containsExactly("closed ping timeout");
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  @Test
  void aRequestFindsASessionThatIsToBePinged() {
    harness.polling();
    harness.pass(10_000);
    assertThat(harness.post("sid1", "4a").body()).isEqualTo("ok");
  }

  @Test
  void theTickSuitsTheShortestTime() {
    assertThat(tick(options(25_000, 20_000))).isEqualTo(Duration.ofMillis(25));
    assertThat(tick(options(300, 200))).isEqualTo(Duration.ofMillis(5));
    assertThat(tick(options(80, 200))).isEqualTo(Duration.ofMillis(2));
    assertThat(tick(options(10, 10))).isEqualTo(Duration.ofMillis(1));
    assertThat(tick(options(300, 200).upgradeTimeout(Duration.ofMillis(120))))
        .isEqualTo(Duration.ofMillis(3));
  }

  private static Duration tick(EngineOptions.Builder options) {
    return DefaultEngineServer.tick(options.build());
  }

  /** Opens a session and forgets the handshake packet. */
  private WebSocketReceiver open(Harness server) {
    WebSocketReceiver client = server.webSocket(channel);
    channel.sent().clear();
    return client;
  }
}
