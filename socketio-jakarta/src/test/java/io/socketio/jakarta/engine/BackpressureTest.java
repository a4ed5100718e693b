// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that send too fast, and clients that do not read. */
final class BackpressureTest {
  /** Two messages of ten bytes in all. */
  private static final int LIMIT = 2 * 80 + 10;

  private final Harness harness = new Harness(EngineOptions.builder().maxBufferedBytes(LIMIT));
  private final FakeChannel channel = new FakeChannel();

  @Test
  void aPostIsAnsweredWhenTheSessionResumes() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.pause());
    FakeExchange post = harness.post("sid1", "4a\u001e4b");
    assertThat(harness.events()).containsExactly("text a");
    socket.resume();
    assertThat(harness.events()).containsExactly("text a", "text b");
    assertThat(post.isAnswered()).isFalse();
    socket.resume();
    assertThat(post.body()).isEqualTo("ok");
    socket.resume();
    harness.onText(text -> {});
    assertThat(harness.post("sid1", "4c").body()).isEqualTo("ok");
  }

  @Test
  void whatIsBehindThePacketThatPausesIsNotRead() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.pause());
    FakeExchange post = harness.post("sid1", "4a\u001e4b\u001emalformed");
    assertThat(harness.events()).containsExactly("text a");
    socket.resume();
    socket.resume();
    assertThat(post.status()).isEqualTo(400);
    assertThat(harness.events())
        .containsExactly("text a", "text b", "closed parse error: unknown packet type");
  }

  @Test
  void whatIsUnreadWhenTheSessionEndsIsForgotten() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.pause());
    FakeExchange post = harness.post("sid1", "4a\u001e4b");
    socket.close(true);
    assertThat(post.body()).isEqualTo("ok");
    assertThat(harness.events()).containsExactly("text a", "closed forced close");
  }

  @Test
  void aPausedPostIsAnsweredWhenTheSessionEnds() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.pause());
    FakeExchange post = harness.post("sid1", "4a");
    socket.close(true);
    assertThat(post.body()).isEqualTo("ok");
    socket.pause();
    assertThat(harness.events()).containsExactly("text a", "closed forced close");
  }

  @Test
  void aWebSocketIsToWaitUntilResumed() {
    WebSocketReceiver client = harness.webSocket(channel);
    EngineConnection socket = harness.socket();
    harness.onText(text -> socket.pause());
    client.text("4a");
    assertThat(harness.events()).containsExactly("text a");
    assertThat(client.isPaused()).isTrue();
    assertThat(channel.resumptions()).isZero();
    socket.resume();
    assertThat(client.isPaused()).isFalse();
    assertThat(channel.resumptions()).isOne();
  }

  @Test
  void whatComesOverAPausedWebSocketAllTheSameIsDelivered() {
    WebSocketReceiver client = harness.webSocket(channel);
    harness.socket().pause();
    client.binary(ByteBuffer.allocate(1));
    assertThat(harness.events()).containsExactly("binary [0]");
  }

  @Test
  void aPausedWebSocketIsReadOnWhenTheSessionEnds() {
    WebSocketReceiver client = harness.webSocket(channel);
    EngineConnection socket = harness.socket();
    socket.pause();
    socket.close(true);
    assertThat(channel.resumptions()).isOne();
    socket.pause();
    assertThat(client.isPaused()).isFalse();
    assertThat(harness.events()).containsExactly("closed forced close");
  }

  @Test
  void whoSendsMoreThanCanWaitLosesItsSession() {
    WebSocketReceiver client = harness.webSocket(channel);
    client.overrun();
    assertThat(harness.events())
        .containsExactly("closed transport error: the client sends more than can wait");
    assertThat(channel.isClosed()).isTrue();
  }

  @Test
  void aWebSocketThatIsNotReadStaysOpen() {
    WebSocketReceiver client = harness.webSocket(channel);
    channel.sent().clear();
    harness.socket().pause();
    // A client waits for the next ping for 45 s.
    for (int minutes = 0; minutes < 10; minutes++) {
      harness.elapse(44_000);
      assertThat(channel.sent()).isNotEmpty().containsOnly("2");
      channel.sent().clear();
    }
    harness.socket().resume();
    harness.elapse(19_000);
    client.text("3");
    harness.elapse(44_000);
    assertThat(harness.events()).isEmpty();
    harness.elapse(1_000);
    assertThat(harness.events()).containsExactly("closed ping timeout");
  }

  @Test
  void aPollingSessionThatIsNotReadStaysOpen() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.pause());
    FakeExchange post = harness.post("sid1", "4a");
    for (int i = 0; i < 10; i++) {
      FakeExchange poll = harness.get("sid1");
      for (int seconds = 0; seconds < 44 && !poll.isAnswered(); seconds++) {
        harness.elapse(1_000);
      }
      assertThat(poll.body()).isEqualTo("2");
    }
    assertThat(post.isAnswered()).isFalse();
    socket.resume();
    assertThat(post.body()).isEqualTo("ok");
    harness.elapse(19_000);
    assertThat(harness.post("sid1", "3").body()).isEqualTo("ok");
    harness.elapse(44_000);
    assertThat(harness.events()).containsExactly("text a");
  }

  @Test
  void aClientThatIsNotReadAndTakesNoPingsIsGone() {
    harness.polling();
    harness.socket().pause();
    harness.elapse(44_990);
    assertThat(harness.events()).isEmpty();
    harness.elapse(10);
    assertThat(harness.events()).containsExactly("closed ping timeout");
  }

  @Test
  void aRequestFindsASessionThatIsNotRead() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.pause());
    harness.post("sid1", "4a");
    harness.elapse(25_000);
    assertThat(harness.get("sid1").body()).isEqualTo("2");
    harness.pass(20_000);
    FakeExchange poll = harness.get("sid1");
    assertThat(poll.isAnswered()).isFalse();
    assertThat(harness.events()).containsExactly("text a");
  }

  @Test
  void aListenerThatTakesLongDoesNotEndItsSession() {
    WebSocketReceiver client = harness.webSocket(channel);
    harness.onText(text -> harness.elapse(100_000));
    client.text("4a");
    client.text("3");
    harness.onText(text -> {});
    harness.elapse(44_000);
    client.text("4b");
    assertThat(harness.events()).containsExactly("text a", "text b");
  }

  @Test
  void anOldClientThatIsNotReadGetsPongsAllTheSame() {
    Harness old = new Harness(EngineOptions.builder().allowEIO3(true));
    WebSocketReceiver client = old.upgrade(FakeRequest.get("EIO=3&transport=websocket"), channel);
    channel.sent().clear();
    EngineConnection socket = old.socket();
    socket.pause();
    // It waits 20 s for the answer to its ping.
    for (int i = 0; i < 20; i++) {
      old.elapse(19_000);
      assertThat(channel.sent()).isNotEmpty().containsOnly("3");
      channel.sent().clear();
    }
    socket.resume();
    old.elapse(44_000);
    assertThat(old.events()).isEmpty();
    client.text("2");
    old.elapse(44_000);
    assertThat(old.events()).isEmpty();
    old.elapse(1_000);
    assertThat(old.events()).containsExactly("closed ping timeout");
  }

  @Test
  void anUpgradeWaitsForTheAnswerOfAPost() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.pause());
    FakeExchange post = harness.post("sid1", "4a");
    WebSocketReceiver client = harness.probe("sid1", channel);
    client.text("2probe");
    harness.elapse(25_000);
    assertThat(channel.isClosed()).isFalse();
    socket.resume();
    assertThat(post.body()).isEqualTo("ok");
    harness.elapse(9_000);
    client.text("5");
    assertThat(socket.transport()).isEqualTo("websocket");
  }

  @Test
  void anUpgradeThatIsNotFinishedAfterTheAnswerIsGivenUp() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.pause());
    harness.post("sid1", "4a");
    harness.probe("sid1", channel).text("2probe");
    harness.elapse(12_000);
    socket.resume();
    harness.elapse(10_000);
    assertThat(channel.isClosed()).isTrue();
    assertThat(socket.transport()).isEqualTo("polling");
  }

  @Test
  void aMessageThatFindsNothingWaitingIsAlwaysAccepted() {
    EngineConnection socket = harness.polling();
    String large = "x".repeat(LIMIT);
    socket.send(EngineMessage.text(large));
    assertThat(harness.get("sid1").body()).isEqualTo("4" + large);
    socket.send(
        List.of(EngineMessage.text("123456"), EngineMessage.binary(ByteBuffer.allocate(6))));
    assertThat(harness.get("sid1").body()).startsWith("4123456\u001eb");
  }

  @Test
  void aClientThatDoesNotPollLosesItsSession() {
    EngineConnection socket = harness.polling();
    socket.send(EngineMessage.text("12345"));
    socket.send(EngineMessage.text("123"));
    assertThat(harness.events()).isEmpty();
    socket.send(EngineMessage.text(""));
    assertThat(harness.events())
        .containsExactly("closed transport error: the client does not drain its queue");
    socket.send(EngineMessage.text("dropped"));
    assertThat(harness.get("sid1").status()).isEqualTo(400);
  }

  @Test
  void aPollWaitsUntilTheAnswerBeforeIsTaken() {
    Harness roomy = new Harness();
    EngineConnection socket = roomy.polling();
    String large = "x".repeat(20_000);
    socket.send(EngineMessage.text(large));
    FakeExchange unread = roomy.unreadGet("sid1");
    assertThat(unread.body()).isEqualTo("4" + large);
    socket.send(EngineMessage.text("b"));
    FakeExchange next = roomy.get("sid1");
    assertThat(next.isAnswered()).isFalse();
    assertThat(socket.writable()).isFalse();
    unread.read();
    assertThat(next.body()).isEqualTo("4b");
  }

  @Test
  void smallAnswersKeepNoPollWaiting() {
    EngineConnection socket = harness.polling();
    socket.send(EngineMessage.text("a"));
    assertThat(harness.unreadGet("sid1").body()).isEqualTo("4a");
    socket.send(EngineMessage.text("b"));
    assertThat(harness.get("sid1").body()).isEqualTo("4b");
  }

  @Test
  void answersThatAreNotTakenCount() {
    Harness roomy = new Harness(EngineOptions.builder().maxBufferedBytes(100_000));
    EngineConnection socket = roomy.polling();
    EngineMessage large = EngineMessage.text("x".repeat(60_000));
    socket.send(large);
    FakeExchange read = roomy.unreadGet("sid1");
    read.read();
    socket.send(large);
    FakeExchange unread = roomy.unreadGet("sid1");
    assertThat(roomy.events()).isEmpty();
    socket.send(large);
    assertThat(roomy.events())
        .containsExactly("closed transport error: the client does not drain its queue");
    assertThat(unread.isDestroyed()).as("freed").isTrue();
    assertThat(read.isDestroyed()).isFalse();
    unread.read();
  }

  @Test
  void anAnswerThatIsNotTakenIsFreedWithItsSessionAlsoAfterAnUpgrade() {
    Harness roomy = new Harness();
    EngineSocket socket = roomy.polling();
    socket.send(EngineMessage.text("x".repeat(20_000)));
    FakeExchange unread = roomy.unreadGet("sid1");
    WebSocketReceiver client = roomy.probe("sid1", channel);
    client.text("2probe");
    client.text("5");
    assertThat(socket.upgraded()).isTrue();
    assertThat(unread.isDestroyed()).as("may still be taken").isFalse();

    client.text("41");
    client.closed(null);

    assertThat(unread.isDestroyed()).as("freed").isTrue();
  }

  @Test
  void whatIsInFlightCounts() {
    harness.webSocket(channel);
    EngineConnection socket = harness.socket();
    channel.hold();
    socket.send(EngineMessage.text("123456789"));
    socket.send(List.of());
    assertThat(harness.events()).isEmpty();
    channel.complete(null);
    socket.send(EngineMessage.text("123456789"));
    assertThat(harness.events()).isEmpty();
    socket.send(EngineMessage.text(""));
    assertThat(harness.events()).hasSize(1);
    assertThat(channel.isClosed()).isTrue();
  }

  @Test
  void emptyMessagesCountAsWhatTheyTake() {
    Harness roomy = new Harness(EngineOptions.builder().maxBufferedBytes(100_000));
    EngineConnection socket = roomy.polling();
    int sent = 0;
    while (roomy.events().isEmpty() && sent < 100_000) {
      socket.send(EngineMessage.text(""));
      sent++;
    }
    assertThat(sent).isBetween(1_000, 1_500);
  }

  @Test
  void textThatIsHeldInTwoBytesForEachCharacterCountsTwice() {
    assertThat(EngineMessage.text("x".repeat(999) + "\u4e2d").heldBytes()).isEqualTo(80 + 2 * 1001);
    assertThat(EngineMessage.text("\u4e2d".repeat(1000)).heldBytes()).isEqualTo(80 + 3001);
    assertThat(EngineMessage.text("x".repeat(1000)).heldBytes()).isEqualTo(80 + 1001);
    assertThat(EngineMessage.binary(ByteBuffer.allocate(1000)).heldBytes()).isEqualTo(80 + 1000);
  }

  @Test
  void pingsDoNotCount() {
    EngineConnection socket = harness.polling();
    socket.send(EngineMessage.text("123456789"));
    harness.elapse(25_000);
    assertThat(harness.get("sid1").body()).isEqualTo("4123456789\u001e2");
  }
}
