// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits and the end of a session on WebSocket. */
class WebSocketCloseIT {
  private static final int MAX_PAYLOAD = 1_000_000;
  private static final int TOO_BIG = 1009;

  /** That of the fixtures. */
  private static final Duration PING_INTERVAL = Duration.ofMillis(300);

  /** "Without code" is Node's way; containers write 1000, and no client looks at it. */
  private static final Integer[] NO_REASON = {Received.Closed.NO_CODE, 1000};

  @RegisterExtension final Wire wire = Wire.engineIo();

  private WebSocketConnection connection;
  private String sid;

  @BeforeEach
  void open() {
    connection = wire.webSocket(Wire.WEBSOCKET);
    sid = Jsons.object(connection.text().substring(1)).getString("sid");
  }

  @Test
  void messagesOfExactlyTheLimitAreAccepted() {
    String text = "4" + "x".repeat(MAX_PAYLOAD - 1);
    connection.send(text);
    assertThat(connection.text().equals(text)).isTrue();
    byte[] data = new byte[MAX_PAYLOAD];
    Arrays.fill(data, (byte) 7);
    connection.send(Frame.binary(data));
    assertThat(connection.next()).isEqualTo(new Received.Binary(ByteBuffer.wrap(data)));
  }

  @Test
  void aTextMessageAboveTheLimitIsClosedWithItsOwnCode() {
    connection.send("4" + "x".repeat(MAX_PAYLOAD));
    assertTooBig();
  }

  @Test
  void theLimitOfATextMessageCountsBytes() {
    connection.send("4" + "\u20ac".repeat(MAX_PAYLOAD / 3 + 1));
    assertTooBig();
  }

  @Test
  void aBinaryMessageAboveTheLimitIsClosedWithItsOwnCode() {
    connection.send(Frame.binary(new byte[MAX_PAYLOAD + 1]));
    assertTooBig();
  }

  @Test
  void theLimitHoldsForTheSumOfAllFragments() {
    ByteBuffer half = ByteBuffer.wrap(new byte[MAX_PAYLOAD / 2]);
    connection.send(new Frame(false, Frame.BINARY, half));
    connection.send(new Frame(false, Frame.CONTINUATION, half));
    connection.send(new Frame(true, Frame.CONTINUATION, ByteBuffer.wrap(new byte[] {1})));
    assertTooBig();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9", "x", "2", "2probe"})
  void allOtherEndsComeWithoutApplicationCode(String packet) {
    connection.send(packet);
    assertThat(connection.closed().code()).isIn((Object[]) NO_REASON);
    awaitForgotten();
  }

  @Test
  void aClosePacketEndsTheSession() {
    WebSocketConnection silent = wire.webSocketWithPings(Wire.WEBSOCKET);
    assertThat(silent.text()).startsWith("0{");
    silent.send("1");
    // Node ignores the packet: there it is the ping that a leaving client does not answer.
    assertThat(silent.closed().code()).isIn((Object[]) NO_REASON);
  }

  @Test
  void theClosingHandshakeOfTheClientIsAnsweredAndEndsTheSession() {
    connection.send(new Frame(true, Frame.CLOSE, ByteBuffer.wrap(new byte[] {3, (byte) 0xe8})));
    assertThat(connection.closed().code()).isIn((Object[]) NO_REASON);
    awaitForgotten();
  }

  @Test
  void theEndOfTheTcpConnectionEndsTheSession() {
    connection.close();
    awaitForgotten();
  }

  @Test
  void aResetOfTheTcpConnectionEndsTheSession() {
    connection.abort();
    awaitForgotten();
  }

  @Test
  void theSessionEndsWithItsConnectionAndNotForWantOfAPong() {
    Attempts.assertOneSucceeds(
        () -> {
          long start = System.nanoTime();
          open();
          connection.abort();
          awaitForgotten();
          assertThat(Duration.ofNanos(System.nanoTime() - start))
              .isLessThan(PING_INTERVAL.plus(wire.target().pingTimeout()));
        });
  }

  private void assertTooBig() {
    assertThat(connection.closed().code()).isEqualTo(TOO_BIG);
    awaitForgotten();
  }

  /** A session that is still known answers a GET by "wrong transport", code 3. */
  private void awaitForgotten() {
    Request get = Request.get(Wire.POLLING + "&sid=" + sid);
    Await.until("session forgotten", () -> wire.call(get).json().getInt("code") == 1);
  }
}
