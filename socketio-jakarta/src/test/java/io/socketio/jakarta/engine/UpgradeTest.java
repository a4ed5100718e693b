// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The upgrade from polling to WebSocket, protocol section 4. */
final class UpgradeTest {
  private final Harness harness = new Harness();
  private final FakeChannel channel = new FakeChannel();
  private EngineConnection socket;

  @BeforeEach
  void openPollingSession() {
    socket = harness.polling();
  }

  @Test
  void continuesTheSessionOverTheWebSocket() {
    FakeExchange poll = harness.get("sid1");
    WebSocketReceiver client = probe();
    client.text("2probe");
    assertThat(channel.sent()).containsExactly("3probe");
    assertThat(poll.isAnswered()).isFalse();
    harness.elapse(200);
    assertThat(poll.body()).isEqualTo("6");
    client.text("5");
    client.text("4hello");
    client.binary(ByteBuffer.wrap(new byte[] {1}));
    socket.send(EngineMessage.text("direct"));

    assertThat(channel.sent()).containsExactly("3probe", "4direct");
    assertThat(harness.events()).containsExactly("text hello", "binary [1]");
    assertThat(socket.upgraded()).isTrue();
    assertThat(socket.transport()).isEqualTo("websocket");
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(1, 0, 1));
  }

  @Test
  void endsPollsAgainAndAgainUntilTheClientUpgrades() {
    WebSocketReceiver client = probe();
    client.text("2probe");
    for (int i = 0; i < 3; i++) {
      FakeExchange poll = harness.get("sid1");
      assertThat(poll.isAnswered()).isFalse();
      harness.elapse(200);
      assertThat(poll.body()).isEqualTo("6");
    }
    client.text("5");
    harness.elapse(1_000);
    assertThat(channel.sent()).containsExactly("3probe");
  }

  @Test
  void flushesWhatWasQueuedDuringTheProbeInOrder() {
    WebSocketReceiver client = probe();
    client.text("2probe");
    FakeExchange poll = harness.get("sid1");
    socket.send(EngineMessage.text("a"));
    assertThat(poll.body()).isEqualTo("4a");
    socket.send(EngineMessage.text("b"));
    socket.send(EngineMessage.text("c"));
    assertThat(socket.writable()).isFalse();
    assertThat(channel.sent()).containsExactly("3probe");
    client.text("5");
    socket.send(EngineMessage.text("d"));
    assertThat(channel.sent()).containsExactly("3probe", "4b", "4c", "4d");
  }

  @Test
  void sendsNothingBesideTheReplyToTheProbe() {
    channel.hold();
    WebSocketReceiver client = probe();
    client.text("2probe");
    client.text("2probe");
    socket.send(EngineMessage.text("a"));
    client.text("5");
    assertThat(channel.sent()).containsExactly("3probe");
    assertThat(socket.writable()).isFalse();
    channel.release();
    assertThat(channel.sent()).containsExactly("3probe", "3probe", "4a");
  }

  @Test
  void deliversPostsDuringTheProbe() {
    WebSocketReceiver client = probe();
    client.text("2probe");
    assertThat(harness.post("sid1", "4posted").body()).isEqualTo("ok");
    client.text("5");
    client.text("4direct");
    assertThat(harness.events()).containsExactly("text posted", "text direct");
  }

  @Test
  void aPollThatOvertakesTheUpgradePacketIsRefusedAsAfterIt() {
    WebSocketReceiver client = probe();
    client.text("2probe");
    FakeExchange poll = harness.get("sid1");
    client.text("5");
    assertThat(poll.status()).isEqualTo(400);
    assertThat(poll.body()).isEqualTo(harness.get("sid1").body());
    assertThat(socket.upgraded()).isTrue();
  }

  @Test
  void aPollThatBeganBeforeTheProbeIsEndedByTheUpgrade() {
    FakeExchange poll = harness.get("sid1");
    WebSocketReceiver client = probe();
    client.text("2probe");
    client.text("5");
    assertThat(poll.body()).isEqualTo("6");
  }

  @Test
  void anUpgradeWithoutProbeIsAccepted() {
    FakeExchange poll = harness.get("sid1");
    WebSocketReceiver client = probe();
    client.text("5");
    assertThat(poll.body()).isEqualTo("6");
    socket.send(EngineMessage.text("a"));
    assertThat(channel.sent()).containsExactly("4a");
    assertThat(socket.carrier().parameter("transport")).contains("websocket");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4a", "2", "3probe", "1", "6", "", "x", "5x"})
  void anythingElseClosesTheNewWebSocketOnly(String frame) {
    WebSocketReceiver client = probe();
    client.text(frame);
    assertThat(channel.closeCodes()).containsExactly(WebSocketChannel.NO_CODE);
    assertPollingGoesOn();
    client.text("5");
    client.text("4late");
    assertPollingGoesOn();
  }

  @Test
  void aBinaryFrameClosesTheNewWebSocketOnly() {
    probe().binary(ByteBuffer.allocate(1));
    assertThat(channel.isClosed()).isTrue();
    assertPollingGoesOn();
  }

  @Test
  void aFrameThatIsTooLargeClosesTheNewWebSocketOnly() {
    probe().tooLarge();
    assertThat(channel.closeCodes()).containsExactly(1009);
    assertPollingGoesOn();
  }

  @Test
  void aLostWebSocketLeavesThePollingSession() {
    WebSocketReceiver client = probe();
    client.text("2probe");
    client.closed(null);
    assertPollingGoesOn();
    FakeExchange poll = harness.get("sid1");
    harness.elapse(1_000);
    assertThat(poll.isAnswered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWebSocketThatDoesNotUpgradeInTimeIsClosed(boolean probing) {
    WebSocketReceiver client = probe();
    if (probing) {
      client.text("2probe");
    }
    harness.elapse(9_900);
    assertThat(channel.isClosed()).isFalse();
    harness.elapse(200);
    assertThat(channel.isClosed()).isTrue();
    assertPollingGoesOn();
    assertThat(harness.server().statistics().timers()).isEqualTo(1);
  }

  @Test
  void anUpgradeInTheLastMomentCounts() {
    WebSocketReceiver[] client = new WebSocketReceiver[1];
    harness.after(10_000, () -> client[0].text("5"));
    client[0] = probe();
    harness.elapse(10_010);
    assertThat(channel.isClosed()).isFalse();
    client[0].text("4a");
    assertThat(harness.events()).containsExactly("text a");
  }

  @Test
  void aSecondWebSocketIsClosedAndDisturbsNobody() {
    WebSocketReceiver client = probe();
    FakeChannel second = new FakeChannel();
    harness.probe("sid1", second).text("5");
    assertThat(second.closeCodes()).containsExactly(WebSocketChannel.NO_CODE);
    client.text("5");
    FakeChannel third = new FakeChannel();
    harness.probe("sid1", third).text("5");
    assertThat(third.isClosed()).isTrue();
    client.text("4a");
    assertThat(harness.events()).containsExactly("text a");
  }

  @Test
  void anotherWebSocketMayTryAfterOneFailed() {
    probe().text("x");
    FakeChannel second = new FakeChannel();
    harness.probe("sid1", second).text("5");
    socket.send(EngineMessage.text("a"));
    assertThat(second.sent()).containsExactly("4a");
  }

  @Test
  void plainRequestsAreRefusedAfterwards() {
    probe().text("5");
    assertThat(harness.get("sid1").body()).contains("\"code\":3");
    FakeExchange post = new FakeExchange(FakeRequest.post("EIO=4&transport=polling&sid=sid1"));
    harness.server().gateway().handle(post);
    assertThat(post.body()).contains("\"code\":3");
    assertThat(harness.events()).isEmpty();
  }

  @Test
  void anAbortOfTheOldPollDoesNotHurt() {
    FakeExchange poll = harness.get("sid1");
    probe().text("5");
    poll.abort();
    assertThat(harness.events()).isEmpty();
  }

  @Test
  void aPostThatIsStillReadIsDeliveredAfterTheUpgrade() {
    FakeExchange post = harness.post("sid1");
    probe().text("5");
    assertThat(post.isDestroyed()).isFalse();
    assertThat(post.body("4late").body()).isEqualTo("ok");
    assertThat(harness.events()).containsExactly("text late");
  }

  @Test
  void aCloseDuringTheProbeClosesBoth() {
    FakeExchange poll = harness.get("sid1");
    probe();
    socket.close();
    assertThat(poll.body()).isEqualTo("1");
    assertThat(channel.isClosed()).isTrue();
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  @Test
  void anUpgradeWhileClosingFlushesAndCloses() {
    WebSocketReceiver client = probe();
    client.text("2probe");
    socket.send(EngineMessage.text("last"));
    socket.close();
    client.text("5");
    assertThat(channel.sent()).containsExactly("3probe", "4last");
    assertThat(channel.isClosed()).isTrue();
    assertThat(harness.events()).containsExactly("closed forced close");
  }

  @Test
  void anUpgradeThatIsHeardOfAfterTheEndOfItsConnectionEndsTheSession() {
    WebSocketReceiver client = probe();
    client.text("2probe");
    client.closed(null);
    assertThat(harness.events()).isEmpty();
    client.text("5");
    assertThat(harness.events()).containsExactly("closed transport close");
  }

  private WebSocketReceiver probe() {
    return harness.probe("sid1", channel);
  }

  private void assertPollingGoesOn() {
    assertThat(harness.events()).isEmpty();
    assertThat(socket.upgraded()).isFalse();
    socket.send(EngineMessage.text("polled"));
    assertThat(harness.get("sid1").body()).isEqualTo("4polled");
  }
}
