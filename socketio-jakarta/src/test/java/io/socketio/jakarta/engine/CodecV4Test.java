// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The payloads and frames of revision 4, protocol sections 1 and 2. */
final class CodecV4Test {
  private static final String RS = "\u001e";

  private final Codec codec = CodecV4.BINARY;
  private final PacketRecorder recorder = new PacketRecorder();

  @Test
  void writesOnePacketWithoutSeparator() {
    assertThat(encode(EngineMessage.text("hé€😀"))).isEqualTo("4hé€😀");
  }

  @Test
  void writesTheReplacementOfWhatUtf8CannotExpress() {
    for (EngineMessage message :
        List.of(EngineMessage.text("a\ud83db"), EngineMessage.frame("4a\ud83db"))) {
      assertThat(message.frame()).isEqualTo("4a\ufffdb");
      assertThat(message.byteLength()).isEqualTo(6);
      assertThat(encode(message)).isEqualTo("4a\ufffdb");
    }
    assertThat(EngineMessage.text("\ude00")).isEqualTo(EngineMessage.text("\ufffd"));
  }

  @Test
  void writesPacketsOfAllKindsInOrder() {
    assertThat(
            encode(
                ControlPacket.PING,
                EngineMessage.text("a"),
                EngineMessage.binary(ByteBuffer.wrap(new byte[] {1, 2, 3, 4})),
                EngineMessage.text(""),
                EngineMessage.binary(ByteBuffer.allocate(0)),
                ControlPacket.CLOSE))
        .isEqualTo(String.join(RS, "2", "4a", "bAQIDBA==", "4", "b", "1"));
  }

  @Test
  void writesTheSameBytesForEachReceiverOfOneMessage() {
    EngineMessage message = EngineMessage.binary(ByteBuffer.wrap(new byte[] {9}));
    assertThat(encode(message)).isEqualTo("bCQ==");
    assertThat(encode(message)).isEqualTo("bCQ==");
  }

  @Test
  void announcesText() {
    assertThat(codec.contentType(List.of())).isEqualTo("text/plain; charset=UTF-8");
    assertThat(codec.acceptsBinaryBody()).isFalse();
  }

  static List<List<Object>> bodies() {
    return List.of(
        List.of("4hello", List.of("text hello")),
        List.of("4", List.of("text ")),
        List.of("4a" + RS + "4b", List.of("text a", "text b")),
        List.of("4hé€😀" + RS + "bAQIDBA==", List.of("text hé€😀", "binary [1, 2, 3, 4]")),
        List.of("bAQIDBA", List.of("binary [1, 2, 3, 4]")),
        List.of("bAQID\nBA==\n", List.of("binary [1, 2, 3, 4]")),
        List.of("b", List.of("binary []")),
        List.of("3", List.of("control 3")),
        List.of("2probe" + RS + "1", List.of("control 2", "control 1")),
        List.of("0" + RS + "5" + RS + "6", List.of("control 0", "control 5", "control 6")),
        List.of("", List.of("malformed empty packet")),
        List.of("4a" + RS, List.of("text a", "malformed empty packet")),
        List.of(RS + "4a", List.of("malformed empty packet")),
        List.of("4a" + RS + "x" + RS + "4b", List.of("text a", "malformed unknown packet type")),
        List.of("7", List.of("malformed unknown packet type")),
        List.of("é", List.of("malformed unknown packet type")),
        List.of("b*", List.of("binary []")));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void readsBodies(List<Object> row) {
    List<?> expected = (List<?>) row.get(1);
    ByteBuffer body = ByteBuffer.wrap(((String) row.get(0)).getBytes(UTF_8));

    boolean wellFormed = PacketRecorder.read(codec.payload(body), recorder);

    assertThat(recorder.calls()).isEqualTo(expected);
    assertThat(wellFormed).isEqualTo(expected.stream().noneMatch(this::isMalformed));
  }

  private boolean isMalformed(Object call) {
    return call.toString().startsWith("malformed");
  }

  @Test
  void readsBodiesOfAnyBuffer() {
    ByteBuffer direct = ByteBuffer.allocateDirect(8).put("xx4a".getBytes(UTF_8));
    PacketRecorder.read(codec.payload(direct.flip().position(2)), recorder);
    ByteBuffer slice = ByteBuffer.wrap("xx4bxx".getBytes(UTF_8), 2, 2).slice();
    PacketRecorder.read(codec.payload(slice), recorder);
    ByteBuffer readOnly = ByteBuffer.wrap("4c".getBytes(UTF_8)).asReadOnlyBuffer();
    PacketRecorder.read(codec.payload(readOnly), recorder);
    assertThat(recorder.calls()).containsExactly("text a", "text b", "text c");
  }

  @ParameterizedTest
  @CsvSource({
    "4hello, text hello",
    "4, 'text '",
    "bAQIDBA==, 'binary [1, 2, 3, 4]'",
    "3, control 3",
    "3probe, control 3",
    "2probe, control 2",
    "0, control 0",
    "'', malformed empty packet",
    "x, malformed unknown packet type",
    "é, malformed unknown packet type",
    "b€, 'binary []'",
    "b€AQ€ID, 'binary [1, 2, 3]'",
  })
  void readsTextFrames(String frame, String call) {
    assertThat(codec.decode(frame, recorder)).isEqualTo(!isMalformed(call));
    assertThat(recorder.calls()).containsExactly(call);
  }

  /** The right column is what {@code Buffer.from(text, "base64")} makes of it in Node. */
  @ParameterizedTest
  @CsvSource({
    "AQID, '1, 2, 3'",
    "AQI, '1, 2'",
    "AQI=, '1, 2'",
    "AQ, '1'",
    "AQ=, '1'",
    "AR==, '1'",
    "A, ''",
    "AQIDB, '1, 2, 3'",
    "_-8, '-1, -17'",
    "_-+/, '-1, -17, -65'",
    "'AQ\nID', '1, 2, 3'",
    "'AQID\r\n', '1, 2, 3'",
    "' A Q I D', '1, 2, 3'",
    "AQ!ID, '1, 2, 3'",
    "AQéID, '1, 2, 3'",
    "AQID====, '1, 2, 3'",
    "AQ==ID, '1'",
    "A=QID, ''",
    "=AQID, ''",
    "...., ''",
  })
  void readsBase64AsLenientlyAsNode(String base64, String bytes) {
    assertThat(codec.decode("b" + base64, recorder)).isTrue();
    ByteBuffer body = ByteBuffer.wrap(("b" + base64).getBytes(UTF_8));
    assertThat(PacketRecorder.read(codec.payload(body), recorder)).isTrue();
    assertThat(recorder.calls())
        .containsExactly("binary [" + bytes + "]", "binary [" + bytes + "]");
  }

  @ParameterizedTest
  @CsvSource({"'', true", "b64=, true", "b64=1, false", "b64=0, false", "j=0, true"})
  void theRequestChoosesTheFormOfBinaryFrames(String query, boolean binary) {
    Codec chosen = Codec.of(4, FakeRequest.get(query));
    assertThat(chosen).isSameAs(binary ? CodecV4.BINARY : CodecV4.BASE64);
    FakeChannel channel = new FakeChannel();
    EngineMessage message = EngineMessage.binary(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
    chosen.send(message, channel, failure -> {});
    assertThat(channel.sent()).containsExactly(binary ? "binary[1, 2, 3, 4]" : "bAQIDBA==");
  }

  @Test
  void readsASeparatorInAFrameAsData() {
    codec.decode("4a" + RS + "4b", recorder);
    assertThat(recorder.calls()).containsExactly("text a" + RS + "4b");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 70_000})
  void readsBinaryFramesWithoutType(int length) {
    codec.decodeBinary(ByteBuffer.allocate(length), recorder);
    assertThat(recorder.calls()).containsExactly("binary " + Arrays.toString(new byte[length]));
  }

  @Test
  void writesFrames() {
    FakeChannel channel = new FakeChannel();
    WebSocketChannel.Completion completion = failure -> assertThat(failure).isNull();
    codec.send(EngineMessage.text("a"), channel, completion);
    codec.send(EngineMessage.binary(ByteBuffer.wrap(new byte[] {7})), channel, completion);
    codec.send(ControlPacket.PING, channel, completion);
    assertThat(channel.sent()).containsExactly("4a", "binary[7]", "2");
  }

  private String encode(Packet... packets) {
    return new String(codec.encode(List.of(packets)), UTF_8);
  }
}
