// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The payloads and frames of revision 3, protocol section 9. */
final class CodecV3Test {
  private static final EngineMessage BYTES =
      EngineMessage.binary(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));

  private final PacketRecorder recorder = new PacketRecorder();

  @ParameterizedTest
  @CsvSource({"'', true", "b64=, true", "b64=1, false", "b64=0, false", "j=0, false"})
  void theFirstRequestChoosesTheFormOfBinaryData(String query, boolean binary) {
    Codec codec = Codec.of(3, FakeRequest.get(query));
    assertThat(codec).isSameAs(binary ? CodecV3.BINARY : CodecV3.BASE64);
  }

  @Test
  void lengthsAreThoseOfJavaScript() {
    List<Packet> packets = List.of(ControlPacket.PONG, EngineMessage.text("hé€😀"));
    assertThat(new String(CodecV3.BINARY.encode(packets), UTF_8)).isEqualTo("1:36:4hé€😀");
    assertThat(CodecV3.BINARY.contentType(packets)).isEqualTo("text/plain; charset=UTF-8");
  }

  @Test
  void whatUtf8CannotExpressIsReplacedInBothForms() {
    EngineMessage text = EngineMessage.text("a\ud83d");
    assertThat(new String(CodecV3.BINARY.encode(List.of(text)), UTF_8)).isEqualTo("3:4a\ufffd");
    assertThat(new String(CodecV3.BINARY.encode(List.of(text, BYTES)), ISO_8859_1))
        .startsWith("\0\5\u00ff4a\u00ef\u00bf\u00bd\1");
  }

  @Test
  void binaryMessagesAreBase64ForThoseWhoWantIt() {
    List<Packet> packets = List.of(EngineMessage.text("a"), BYTES);
    String payload = new String(CodecV3.BASE64.encode(packets), UTF_8);
    assertThat(payload).isEqualTo("2:4a10:b4AQIDBA==");
    assertThat(CodecV3.BASE64.contentType(packets)).isEqualTo("text/plain; charset=UTF-8");
  }

  @Test
  void oneBinaryMessageMakesTheWholePayloadBinary() {
    List<Packet> packets = List.of(EngineMessage.text("€56789_"), BYTES, ControlPacket.NOOP);
    assertThat(CodecV3.BINARY.contentType(packets)).isEqualTo("application/octet-stream");
    byte[] payload = CodecV3.BINARY.encode(packets);
    assertThat(new String(payload, ISO_8859_1))
        .isEqualTo(
            "\0\1\0\u00ff4\u00e2\u0082\u00ac56789_" // 10 bytes of UTF-8
                + "\1\5\u00ff\4\1\2\3\4"
                + "\0\1\u00ff6");
    assertThat(
            PacketRecorder.read(CodecV3.BINARY.binaryPayload(ByteBuffer.wrap(payload)), recorder))
        .isTrue();
    assertThat(recorder.calls())
        .containsExactly("text €56789_", "binary [1, 2, 3, 4]", "control 6");
  }

  static List<List<Object>> bodies() {
    return List.of(
        List.of("6:4hello", List.of("text hello")),
        List.of("1:4", List.of("text ")),
        List.of("1:22:4a", List.of("control 2", "text a")),
        List.of("5:4a:b,1:1", List.of("text a:b,", "control 1")),
        List.of("6:4hé€😀10:b4AQIDBA==", List.of("text hé€😀", "binary [1, 2, 3, 4]")),
        List.of("00000001:3", List.of("control 3")),
        List.of("0:1:3", List.of("control 3")),
        List.of("", List.of("malformed empty payload")),
        List.of("abc", List.of("malformed invalid length")),
        List.of(":4", List.of("malformed invalid length")),
        List.of("-1:4", List.of("malformed invalid length")),
        List.of("+1:4", List.of("malformed invalid length")),
        List.of("1e1:4aaaaaaaaa", List.of("malformed invalid length")),
        List.of("0x1:4", List.of("malformed invalid length")),
        List.of("٣:4ab", List.of("malformed invalid length")),
        List.of("3", List.of("malformed invalid length")),
        List.of("3:4a", List.of("malformed invalid length")),
        List.of("2:4a3:4b", List.of("text a", "malformed invalid length")),
        List.of("2:4a7", List.of("text a", "malformed invalid length")),
        List.of("2147483649:4a", List.of("malformed invalid length")),
        List.of("4294967298:4a", List.of("malformed invalid length")),
        List.of("18446744073709551618:4a", List.of("malformed invalid length")),
        List.of("2:4a1:x2:4b", List.of("text a", "malformed unknown packet type")),
        List.of("1:b", List.of("malformed unknown packet type")),
        List.of("2:b2", List.of("malformed unknown packet type")),
        List.of("8:b4_- 8\n=", List.of("binary [-1, -17]")));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void readsBodies(List<Object> row) {
    List<?> expected = (List<?>) row.get(1);
    ByteBuffer body = ByteBuffer.wrap(((String) row.get(0)).getBytes(UTF_8));
    boolean wellFormed = PacketRecorder.read(CodecV3.BASE64.payload(body), recorder);
    assertThat(recorder.calls()).isEqualTo(expected);
    assertThat(wellFormed).isEqualTo(!isMalformed(expected));
  }

  static List<List<Object>> binaryBodies() {
    return List.of(
        List.of("", List.of()),
        List.of("\0\2\u00ff4a", List.of("text a")),
        List.of("\0\0\2\u00ff4a", List.of("text a")),
        List.of("\0\3\u00ff4\u00c3\u00a9\1\2\u00ff\4\7", List.of("text é", "binary [7]")),
        List.of("\0\1\0\u00ffb4AQIDBA==", List.of("binary [1, 2, 3, 4]")),
        List.of("\1\1\u00ff\2", List.of("control 2")),
        List.of("\1\1\u00ff\4", List.of("binary []")),
        List.of("\1\0\u00ff", List.of("malformed unknown packet type")),
        List.of("\0\0\u00ff", List.of("malformed unknown packet type")),
        List.of("\1\1\u00ff\7", List.of("malformed unknown packet type")),
        List.of("\1\1\u00ff4", List.of("malformed unknown packet type")),
        List.of("\2\1\u00ff4", List.of("malformed invalid binary payload")),
        List.of("4a", List.of("malformed invalid binary payload")),
        List.of("\0", List.of("malformed invalid binary payload")),
        List.of("\0\u00ff", List.of("malformed invalid binary payload")),
        List.of("\0\2", List.of("malformed invalid binary payload")),
        List.of("\0\13\u00ff4a", List.of("malformed invalid binary payload")),
        List.of("\0\3\u00ff4a", List.of("malformed invalid binary payload")),
        List.of("\0\2\u00ff4a\0\2\u00ff4", List.of("text a", "malformed invalid binary payload")),
        List.of("\0" + "\11".repeat(310) + "\u00ff4", List.of("malformed invalid binary payload")));
  }

  @ParameterizedTest
  @MethodSource("binaryBodies")
  void readsBinaryBodies(List<Object> row) {
    List<?> expected = (List<?>) row.get(1);
    ByteBuffer body = ByteBuffer.wrap(((String) row.get(0)).getBytes(ISO_8859_1));
    boolean wellFormed = PacketRecorder.read(CodecV3.BINARY.binaryPayload(body), recorder);
    assertThat(recorder.calls()).isEqualTo(expected);
    assertThat(wellFormed).isEqualTo(!isMalformed(expected));
  }

  private static boolean isMalformed(List<?> calls) {
    return calls.stream().anyMatch(call -> call.toString().startsWith("malformed"));
  }

  /** The length is a promise of the peer: nothing is reserved for it, and it is read once. */
  @ParameterizedTest
  @ValueSource(strings = {"100000000:4a", "9", "0", "0:", "1:"})
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void liesAreCheap(String piece) {
    byte[] body = piece.repeat(50_000_000 / piece.length()).getBytes(ISO_8859_1);
    PacketRecorder.read(CodecV3.BINARY.payload(ByteBuffer.wrap(body)), recorder);
    PacketRecorder.read(CodecV3.BINARY.binaryPayload(ByteBuffer.wrap(body)), recorder);
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) (i % 2 == 0 ? 0 : 9);
    }
    PacketRecorder.read(CodecV3.BINARY.binaryPayload(ByteBuffer.wrap(body)), recorder);
    assertThat(recorder.calls()).endsWith("malformed invalid binary payload");
  }

  @ParameterizedTest
  @CsvSource({
    "4hello, text hello",
    "4, 'text '",
    "b4AQIDBA==, 'binary [1, 2, 3, 4]'",
    "2probe, control 2",
    "'', malformed unknown packet type",
    "7, malformed unknown packet type",
    "bAQIDBA==, malformed unknown packet type",
  })
  void readsTextFrames(String frame, String call) {
    assertThat(CodecV3.BINARY.decode(frame, recorder)).isEqualTo(!call.startsWith("malformed"));
    assertThat(recorder.calls()).containsExactly(call);
  }

  @Test
  void readsBinaryFramesWithTheirType() {
    assertThat(CodecV3.BASE64.decodeBinary(ByteBuffer.wrap(new byte[] {4, 9, 8}), recorder))
        .isTrue();
    assertThat(CodecV3.BINARY.decodeBinary(ByteBuffer.wrap(new byte[] {-1}), recorder)).isFalse();
    assertThat(CodecV3.BINARY.decodeBinary(ByteBuffer.allocate(0), recorder)).isFalse();
    assertThat(recorder.calls())
        .containsExactly(
            "binary [9, 8]", "malformed unknown packet type", "malformed unknown packet type");
  }

  @Test
  void writesFramesOfTheSameMessageForEachRevision() {
    FakeChannel channel = new FakeChannel();
    WebSocketChannel.Completion completion = failure -> assertThat(failure).isNull();
    for (Codec codec : List.of(CodecV3.BINARY, CodecV4.BINARY, CodecV3.BASE64, CodecV3.BINARY)) {
      codec.send(BYTES, channel, completion);
    }
    CodecV3.BINARY.send(EngineMessage.text("a"), channel, completion);
    assertThat(channel.sent())
        .containsExactly(
            "binary[4, 1, 2, 3, 4]",
            "binary[1, 2, 3, 4]",
            "b4AQIDBA==",
            "binary[4, 1, 2, 3, 4]",
            "4a");
  }
}
