// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineSocket.ReadyState;
import org.junit.jupiter.api.Test;

/** How sessions and servers are closed, and what becomes of what is queued. */
final class LifecycleTest {
  private static final EngineStatistics NOTHING = new EngineStatistics(0, 0, 0);

  private final Harness harness = new Harness();
  private final FakeChannel channel = new FakeChannel();

  @Test
  void anOrderlyCloseAnswersAWaitingPoll() {
    EngineConnection socket = harness.polling();
    FakeExchange poll = harness.get("sid1");
    socket.close();
    assertThat(poll.body()).isEqualTo("1");
    assertThat(harness.events()).containsExactly("closed forced close");
    assertThat(socket.readyState()).isEqualTo(ReadyState.CLOSED);
    assertThat(harness.server().statistics()).isEqualTo(NOTHING);
    assertThat(harness.get("sid1").body()).contains("\"code\":1");
  }

  @Test
  void anOrderlyCloseComesWithAPollOfItsOwnAfterWhatIsQueued() {
    EngineConnection socket = harness.polling();
    socket.send(EngineMessage.text("a"));
    socket.close(false);
    socket.send(EngineMessage.text("dropped"));
    assertThat(socket.readyState()).isEqualTo(ReadyState.CLOSING);
    assertThat(socket.writable()).isFalse();
    assertThat(harness.events()).isEmpty();
    assertThat(harness.post("sid1", "4ignored").body()).isEqualTo("ok");
    assertThat(harness.get("sid1").body()).isEqualTo("4a");
    assertThat(harness.events()).isEmpty();
    assertThat(harness.get("sid1").body()).isEqualTo("1");
    assertThat(harness.events()).containsExactly("closed forced close");
  }

  @Test
  void anOrderlyCloseIsForcedAfterThirtySeconds() {
    EngineConnection socket = harness.polling();
    socket.send(EngineMessage.text("a"));
    harness.elapse(20_000);
    socket.close();
    harness.elapse(29_900);
    assertThat(harness.events()).isEmpty();
    harness.elapse(200);
    assertThat(harness.events()).containsExactly("closed forced close");
    assertThat(harness.server().statistics()).isEqualTo(NOTHING);
  }

  @Test
  void anOrderlyCloseWaitsForTheWebSocket() {
    harness.webSocket(channel);
    EngineConnection socket = harness.socket();
    channel.hold();
    socket.send(EngineMessage.text("a"));
    socket.send(EngineMessage.text("b"));
    socket.close();
    channel.complete(null);
    assertThat(channel.isClosed()).isFalse();
    channel.complete(null);
    assertThat(channel.sent()).endsWith("4a", "4b");
    assertThat(channel.closeCodes()).containsExactly(WebSocketChannel.NO_CODE);
    assertThat(harness.events()).containsExactly("closed forced close");
  }

  @Test
  void aDiscardingCloseWaitsForNothing() {
    EngineConnection polling = harness.polling();
    polling.send(EngineMessage.text("lost"));
    polling.close(true);
    harness.webSocket(channel);
    channel.hold();
    harness.socket().send(EngineMessage.text("a"));
    harness.socket().send(EngineMessage.text("lost"));
    harness.socket().close(true);
    channel.complete(null);
    assertThat(channel.sent()).endsWith("4a");
    assertThat(channel.isClosed()).isTrue();
    assertThat(harness.events()).containsExactly("closed forced close", "closed forced close");
    assertThat(harness.server().statistics()).isEqualTo(NOTHING);
  }

  @Test
  void aDiscardingCloseEndsAnOrderlyOne() {
    EngineConnection socket = harness.polling();
    socket.close();
    socket.close();
    socket.close(true);
    socket.close();
    assertThat(harness.events()).containsExactly("closed forced close");
  }

  @Test
  void theListenerMayCloseTheSessionWhileItHandlesAMessage() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.close(CloseReason.FORCED_CLOSE, "enough"));
    FakeExchange poll = harness.get("sid1");
    FakeExchange post = harness.post("sid1", "4a\u001e4b");
    assertThat(poll.body()).isEqualTo("1");
    assertThat(post.body()).isEqualTo("ok");
    assertThat(harness.events()).containsExactly("text a", "closed forced close: enough");
  }

  @Test
  void aSessionClosedByItsConnectionListenerIsToldSo() {
    harness.onConnect(EngineSocket::close);
    assertThat(harness.request(FakeRequest.get("EIO=4&transport=polling")).body())
        .startsWith("0{")
        .endsWith("}");
    assertThat(harness.get("sid1").body()).isEqualTo("1");
    harness.onConnect(socket -> socket.close(true));
    assertThat(harness.request(FakeRequest.get("EIO=4&transport=polling")).body()).isEqualTo("1");
    harness.webSocket(channel);
    assertThat(channel.isClosed()).isTrue();
    assertThat(harness.events())
        .containsExactly("closed forced close", "closed forced close", "closed forced close");
    assertThat(harness.server().statistics()).isEqualTo(NOTHING);
  }

  @Test
  void closingTheServerClosesAllSessionsAndRefusesNewOnes() {
    harness.polling();
    FakeExchange poll = harness.get("sid1");
    FakeExchange post = harness.post("sid1");
    harness.webSocket(channel);
    harness.server().close();
    assertThat(poll.body()).isEqualTo("1");
    assertThat(post.isDestroyed()).isTrue();
    assertThat(channel.isClosed()).isTrue();
    assertThat(harness.events())
        .containsExactly("closed server shutting down", "closed server shutting down");
    assertThat(harness.request(FakeRequest.get("EIO=4&transport=polling")).status()).isEqualTo(400);
    FakeChannel late = new FakeChannel();
    harness.webSocket(late);
    assertThat(late.isClosed()).isTrue();
    harness.server().close();
    assertThat(harness.server().statistics()).isEqualTo(NOTHING);
    assertThat(harness.events()).hasSize(2);
  }

  @Test
  void countsWhatTheServerHolds() {
    harness.polling();
    harness.polling();
    harness.get("sid2");
    harness.webSocket(channel);
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(3, 1, 3));
    assertThat(harness.server().clientsCount()).isEqualTo(3);
  }
}
