// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and frames on a WebSocket. */
class WebSocketMessageIT {
  private static final byte[] DATA = {1, 2, 3, 4};

  @RegisterExtension final Wire wire = Wire.engineIo();

  private WebSocketConnection connection;

  @BeforeEach
  void open() {
    connection = wire.webSocket(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
  }

  @Test
  void aBinaryMessageIsABinaryFrameWithoutType() {
    connection.send(Frame.binary(DATA));
    assertThat(connection.next()).isEqualTo(binary(DATA));
  }

  @Test
  void anEmptyBinaryFrameIsAMessage() {
    connection.send(Frame.binary());
    assertThat(connection.next()).isEqualTo(binary());
  }

  @Test
  void aTextFrameWithBase64IsABinaryMessage() {
    connection.send("bAQIDBA==");
    assertThat(connection.next()).isEqualTo(binary(DATA));
  }

  @ParameterizedTest
  @CsvSource({
    "bAQIDBA, bAQIDBA==",
    "'bAQ\nIDBA==\n', bAQIDBA==",
    "b_-8, b/+8=",
    "bAQ!ID, bAQID",
    "bAQ==ID, bAQ==",
    "b*, b",
  })
  void base64IsReadAsLenientlyAsByNode(String sent, String received) {
    WebSocketConnection text = wire.webSocket(Wire.WEBSOCKET + "&b64=1");
    assertThat(text.text()).startsWith("0{");
    text.send(sent);
    assertThat(text.text()).isEqualTo(received);
  }

  @Test
  void binaryMessagesAreTextForThoseWhoWantIt() {
    WebSocketConnection text = wire.webSocket(Wire.WEBSOCKET + "&b64=1");
    assertThat(text.text()).startsWith("0{");
    text.send(Frame.binary(DATA));
    assertThat(text.text()).isEqualTo("bAQIDBA==");
    text.send("bAQIDBA==");
    assertThat(text.text()).isEqualTo("bAQIDBA==");
    text.send("4text");
    assertThat(text.text()).isEqualTo("4text");
  }

  @Test
  void anUpgradeChoosesTheFormOfBinaryMessagesAnew() {
    PollingSession session = wire.polling();
    WebSocketConnection text = wire.webSocket(session.upgradeQuery() + "&b64=1");
    text.send("2probe");
    assertThat(text.text()).isEqualTo("3probe");
    text.send("5");
    text.send(Frame.binary(DATA));
    assertThat(text.text()).isEqualTo("bAQIDBA==");
  }

  @ParameterizedTest
  @ValueSource(ints = {124, 125, 126, 127, 8191, 8192, 8193, 65_534, 65_535, 65_536, 65_537})
  void messagesOfAllLengthsComeBack(int length) {
    String text = "4" + "x".repeat(length - 1);
    connection.send(text);
    assertThat(connection.text().equals(text)).isTrue();
    byte[] data = new byte[length];
    Arrays.fill(data, (byte) 7);
    connection.send(Frame.binary(data));
    assertThat(connection.next()).isEqualTo(binary(data));
  }

  @Test
  void aFragmentedTextMessageIsOneMessage() {
    connection.send(new Frame(false, Frame.TEXT, utf8("4on")));
    connection.send(new Frame(false, Frame.CONTINUATION, utf8("")));
    connection.send(new Frame(false, Frame.CONTINUATION, utf8("e ")));
    connection.send(new Frame(true, Frame.CONTINUATION, utf8("message")));
    assertThat(connection.text()).isEqualTo("4one message");
  }

  @Test
  void aFragmentMayEndWithinACharacter() {
    byte[] text = "4\u20ac\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length; i++) {
      int opcode = i == 0 ? Frame.TEXT : Frame.CONTINUATION;
      connection.send(
          new Frame(i == text.length - 1, opcode, ByteBuffer.wrap(new byte[] {text[i]})));
    }
    assertThat(connection.text()).isEqualTo("4\u20ac\ud83d\ude00");
  }

  @Test
  void aFragmentedBinaryMessageIsOneMessage() {
    connection.send(new Frame(false, Frame.BINARY, ByteBuffer.wrap(new byte[] {1, 2})));
    connection.send(new Frame(true, Frame.CONTINUATION, ByteBuffer.wrap(new byte[] {3, 4})));
    assertThat(connection.next()).isEqualTo(binary(DATA));
  }

  @Test
  void aPingFrameIsAnsweredEvenBetweenFragments() {
    connection.send(new Frame(false, Frame.TEXT, utf8("4a")));
    connection.send(new Frame(true, Frame.PING, utf8("are you there")));
    assertThat(connection.next()).isEqualTo(new Received.Pong(utf8("are you there")));
    connection.send(new Frame(true, Frame.CONTINUATION, utf8("b")));
    assertThat(connection.text()).isEqualTo("4ab");
  }

  @Test
  void aPongFrameNobodyAskedForIsIgnored() {
    connection.send(new Frame(true, Frame.PONG, utf8("here I am")));
    connection.send("4a");
    assertThat(connection.text()).isEqualTo("4a");
  }

  @Test
  void severalFramesMayComeInOneSegment() throws IOException {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.writeBytes(Frame.text("4a").masked());
    segment.writeBytes(Frame.binary(DATA).masked());
    segment.writeBytes(Frame.text("4c").masked());
    connection.write(segment.toByteArray());
    assertThat(connection.text()).isEqualTo("4a");
    assertThat(connection.next()).isEqualTo(binary(DATA));
    assertThat(connection.text()).isEqualTo("4c");
  }

  @Test
  void aFrameMayComeByteByByte() throws IOException {
    for (byte next : Frame.text("4slowly \u20ac").masked()) {
      connection.write(new byte[] {next});
    }
    assertThat(connection.text()).isEqualTo("4slowly \u20ac");
  }

  private static Received binary(byte... data) {
    return new Received.Binary(ByteBuffer.wrap(data));
  }

  private static ByteBuffer utf8(String text) {
    return StandardCharsets.UTF_8.encode(text);
  }
}
