// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over WebSocket from the start, protocol section 3. */
final class WebSocketTest {
  private final Harness harness = new Harness();
  private final FakeChannel channel = new FakeChannel();

  @Test
  void sendsTheHandshakeFirst() {
    harness.onConnect(socket -> socket.send(EngineMessage.text("hello")));
    harness.webSocket(channel);
    assertThat(channel.sent())
        .containsExactly(
            "0{\"sid\":\"sid1\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,"
                + "\"maxPayload\":1000000}",
            "4hello");
    assertThat(harness.socket().transport()).isEqualTo("websocket");
    assertThat(harness.socket().upgraded()).isFalse();
    assertThat(harness.socket().protocol()).isEqualTo(4);
  }

  @Test
  void exchangesMessages() {
    WebSocketReceiver client = open();
    client.text("4a");
    client.text("4");
    client.text("bAQI=");
    client.binary(ByteBuffer.wrap(new byte[] {3}));
    client.binary(ByteBuffer.allocate(0));
    assertThat(harness.events())
        .containsExactly("text a", "text ", "binary [1, 2]", "binary [3]", "binary []");
    harness.socket().send(EngineMessage.text("b"));
    harness.socket().send(EngineMessage.binary(ByteBuffer.wrap(new byte[] {4})));
    assertThat(channel.sent()).containsExactly("4b", "binary[4]");
    assertThat(harness.socket().carrier()).isSameAs(harness.socket().request());
  }

  @Test
  void hasOneSendInFlight() {
    open();
    channel.hold();
    EngineConnection socket = harness.socket();
    assertThat(socket.writable()).isTrue();
    socket.send(List.of(EngineMessage.text("a"), EngineMessage.text("b")));
    socket.send(EngineMessage.text("c"));
    assertThat(channel.sent()).containsExactly("4a");
    assertThat(socket.writable()).isFalse();
    assertThat(socket.sendIfWritable(List.of(EngineMessage.text("lost")))).isFalse();
    channel.complete(null);
    channel.complete(null);
    assertThat(channel.sent()).containsExactly("4a", "4b", "4c");
    assertThat(socket.writable()).isFalse();
    channel.complete(null);
    assertThat(socket.writable()).isTrue();
    assertThat(socket.sendIfWritable(List.of(EngineMessage.text("d")))).isTrue();
    assertThat(channel.sent()).endsWith("4d");
  }

  @Test
  void needsNoStackForManySendsThatCompleteInline() {
    open();
    channel.hold();
    EngineConnection socket = harness.socket();
    for (int i = 0; i < 100_000; i++) {
      socket.send(EngineMessage.text(""));
    }
    channel.release();
    assertThat(channel.sent()).hasSize(100_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'', closed parse error: empty packet",
    "x, closed parse error: unknown packet type",
    "2, closed transport error: invalid heartbeat direction",
    "2probe, closed transport error: invalid heartbeat direction",
    "1, closed transport close",
  })
  void endsTheSession(String frame, String event) {
    WebSocketReceiver client = open();
    client.text(frame);
    client.text("4late");
    assertThat(harness.events()).containsExactly(event);
    assertThat(channel.closeCodes()).containsExactly(WebSocketChannel.NO_CODE);
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0{}", "3", "3probe", "5", "6"})
  void ignoresPacketsOfNoMeaning(String frame) {
    WebSocketReceiver client = open();
    client.text(frame);
    client.text("4a");
    assertThat(harness.events()).containsExactly("text a");
    assertThat(channel.sent()).isEmpty();
  }

  @Test
  void closesWithItsCodeWhenAMessageIsTooLarge() {
    open().tooLarge();
    assertThat(channel.closeCodes()).containsExactly(1009);
    assertThat(harness.events()).containsExactly("closed transport error: message too large");
  }

  @Test
  void knowsThatAMessageIsTooLargeBeforeTheContainerReportsTheClose() {
    WebSocketReceiver client = open();
    channel.whenClosed(() -> client.closed(null));
    client.tooLarge();
    assertThat(channel.closeCodes()).containsExactly(1009);
    assertThat(harness.events()).containsExactly("closed transport error: message too large");
  }

  @Test
  void tellsALostConnectionFromAFailure() {
    open().closed(null);
    open().closed(new EOFException());
    open().closed(new IllegalStateException("broken frame"));
    assertThat(harness.events())
        .containsExactly(
            "closed transport close",
            "closed transport close",
            "closed transport error: java.lang.IllegalStateException: broken frame");
  }

  @Test
  void countsOnlyTheFirstEnd() {
    WebSocketReceiver client = open();
    client.closed(null);
    client.closed(new IllegalStateException("late"));
    harness.socket().close(CloseReason.FORCED_CLOSE, "late");
    assertThat(harness.events()).containsExactly("closed transport close");
    assertThat(channel.closeCodes()).hasSize(1);
  }

  @Test
  void aFailedSendEndsTheSession() {
    open();
    channel.hold();
    harness.socket().send(EngineMessage.text("a"));
    harness.socket().send(EngineMessage.text("b"));
    channel.complete(new EOFException("gone"));
    assertThat(harness.events())
        .containsExactly("closed transport error: write error: java.io.EOFException: gone");
    assertThat(channel.sent()).containsExactly("4a");
    assertThat(channel.isClosed()).isTrue();
  }

  @Test
  void aSendThatThrowsEndsTheSession() {
    open();
    channel.breakDown();
    harness.socket().send(EngineMessage.text("a"));
    assertThat(harness.events()).hasSize(1);
    assertThat(harness.events().get(0)).startsWith("closed transport error: write error");
  }

  @Test
  void aListenerThatThrowsLosesItsSession() {
    harness.onText(
        text -> {
          throw new AssertionError("expected by the test");
        });
    WebSocketReceiver client = open();
    client.text("4a");
    client.text("4b");
    assertThat(harness.events())
        .containsExactly("text a", "closed transport error: listener failed");
  }

  @Test
  void aHandshakeForPollingIsClosedAtOnce() {
    harness.upgrade(FakeRequest.get("EIO=4&transport=polling"), channel).text("4a");
    assertThat(channel.closeCodes()).containsExactly(WebSocketChannel.NO_CODE);
    assertThat(harness.server().clientsCount()).isZero();
  }

  @Test
  void anAbandonedHandshakeLeavesNothing() {
    EngineGateway.UpgradeDecision decision =
        harness.decide(FakeRequest.get("EIO=4&transport=websocket"));
    ((EngineGateway.Granted) decision).abandon();
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  @Test
  void callsTheHeaderHooksBeforeTheSwitch() {
    harness.server().onInitialHeaders((headers, request) -> headers.add("X-Initial", "1"));
    harness.server().onHeaders((headers, request) -> headers.add("X-Each", "1"));
    harness.polling();
    assertThat(switchHeaders("EIO=4&transport=websocket")).containsExactly("X-Initial", "X-Each");
    assertThat(switchHeaders("EIO=4&transport=websocket&sid=sid1")).containsExactly("X-Each");
  }

  private List<String> switchHeaders(String query) {
    List<String> names = new java.util.ArrayList<>();
    ((EngineGateway.Granted) harness.decide(FakeRequest.get(query)))
        .headers()
        .forEach((name, value) -> names.add(name));
    return names;
  }

  /** Opens a session and forgets the handshake packet. */
  private WebSocketReceiver open() {
    WebSocketReceiver client = harness.webSocket(channel.reopen());
    channel.sent().clear();
    return client;
  }
}
