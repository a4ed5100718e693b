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
import org.junit.jupiter.params.provider.ValueSource;

/** Polling by scripts and forms, protocol section 2. */
final class JsonpTest {
  private final PayloadFormat format = new Jsonp("7", CodecV4.BINARY);
  private final PacketRecorder recorder = new PacketRecorder();

  @ParameterizedTest
  @CsvSource({"7, ___eio[7]", "'', ___eio[]", "0);alert(1, ___eio[01]", "<x>12, ___eio[12]"})
  void theIndexIsReducedToDigits(String index, String function) {
    PayloadFormat some = new Jsonp(index, CodecV4.BINARY);
    assertThat(text(some.encode(List.of(ControlPacket.NOOP)))).isEqualTo(function + "(\"6\");");
  }

  /** Pages of other origins could read a script, with the cookies of their visitors. */
  @Test
  void theAnswerIsNoScriptUnlessThatIsAllowed() {
    FakeRequest request = FakeRequest.get("EIO=4&transport=polling&j=7");
    Harness closed = new Harness();
    assertThat(closed.request(request).body()).startsWith("0{");
    closed.post("sid1", "d=4a");
    assertThat(closed.events()).containsExactly("closed parse error: unknown packet type");

    Harness open = new Harness(EngineOptions.builder().jsonp(true));
    assertThat(open.request(request).body()).startsWith("___eio[7](\"0{");
  }

  @Test
  void theAnswerIsAScriptWhateverThePayload() {
    String data = "\"\\/\b\f\n\r\t\0\u001f<>é\u2028\u2029😀";
    assertThat(text(format.encode(List.of(EngineMessage.text(data), ControlPacket.NOOP))))
        .isEqualTo(
            "___eio[7](\"4\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f<>é\\u2028\\u2029😀"
                + "\\u001e6\");");
  }

  @Test
  void anOldClientGetsBinaryDataAsBase64() {
    EngineRequest request = FakeRequest.get("EIO=3&transport=polling&j=1");
    PayloadFormat old = PayloadFormat.of(Codec.of(3, request), request, true);
    List<Packet> packets = List.of(EngineMessage.binary(ByteBuffer.wrap(new byte[] {1})));
    assertThat(text(old.encode(packets))).isEqualTo("___eio[1](\"6:b4AQ==\");");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d=4hello             | text hello",
        "d=4a%2Bb+c%26%3D%C3%A9 | text a+b c&=é",
        "x=1&d=4a&y           | text a",
        "d=4a%5C%5Cnb         | text a\\nb",
        "d=bAQI%3D            | binary [1, 2]",
        "d=3                  | control 3",
        "d=                   | malformed empty packet",
      })
  void aBodyIsAForm(String body, String call) {
    assertThat(PacketRecorder.read(format.payload(bytes(body)), recorder))
        .isEqualTo(!call.startsWith("malformed"));
    assertThat(recorder.calls()).containsExactly(call);
  }

  @Test
  void lineBreaksAreEscapedOnceMore() {
    assertThat(
            PacketRecorder.read(
                format.payload(bytes("d=4a%5Cnb%5C%5Cnc%5C%5C%5Cnd%5Ce%5C")), recorder))
        .isTrue();
    assertThat(recorder.calls()).containsExactly("text a\nb\\nc\\\\nd\\e\\");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e=4a", "d=4a&d=4b", "D=4a"})
  void aFormWithoutTheOneFieldSaysNothing(String body) {
    assertThat(PacketRecorder.read(format.payload(bytes(body)), recorder)).isTrue();
    assertThat(recorder.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&", "d&", "=", "%", "d=\\\\n&x=\\", "\\n"})
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void hostileFormsAreCheap(String piece) {
    PacketRecorder.read(format.payload(bytes(piece.repeat(1_000_000))), recorder);
    PacketRecorder.read(format.payload(bytes("d=4" + "\\n".repeat(1_000_000))), recorder);
    assertThat(recorder.calls()).contains("text " + "\n".repeat(1_000_000));
  }

  private static ByteBuffer bytes(String body) {
    return ByteBuffer.wrap(body.getBytes(ISO_8859_1));
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}
