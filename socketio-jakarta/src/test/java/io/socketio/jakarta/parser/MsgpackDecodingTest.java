// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are packets (PROTOCOL: socket.io-msgpack-parser), and which are not. */
@Timeout(20)
final class MsgpackDecodingTest {
  private static final String NSP = "a36e7370a12f";
  private static final String TYPE = "a474797065";
  private static final String DATA = "a464617461";
  private static final String ID = "a26964";
  private static final String UNDEFINED = "d40000";

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments("", "invalid message"),
        arguments("c0", "a packet is a map"),
        arguments("90", "a packet is a map"),
        arguments("80", "invalid packet type"),
        arguments("82" + TYPE + "05" + NSP, "invalid packet type"),
        arguments("82" + TYPE + "ff" + NSP, "invalid packet type"),
        arguments("82" + TYPE + "a131" + NSP, "invalid packet type"),
        arguments("82" + TYPE + "cb3fe0000000000000" + NSP, "invalid packet type"),
        arguments("82" + TYPE + "c0" + NSP, "invalid packet type"),
        arguments("81" + NSP, "invalid packet type"),
        arguments("81" + TYPE + "01", "invalid namespace"),
        arguments("82" + TYPE + "01a36e737001", "invalid namespace"),
        arguments("82" + TYPE + "01a36e7370c0", "invalid namespace"),
        // the payload of each type
        arguments("83" + TYPE + "00" + DATA + "c0" + NSP, "invalid payload"),
        arguments("83" + TYPE + "00" + DATA + "90" + NSP, "invalid payload"),
        arguments("83" + TYPE + "00" + DATA + "a178" + NSP, "invalid payload"),
        arguments("83" + TYPE + "00" + DATA + "c400" + NSP, "invalid payload"),
        arguments("83" + TYPE + "01" + DATA + "80" + NSP, "invalid payload"),
        arguments("83" + TYPE + "01" + DATA + "c0" + NSP, "invalid payload"),
        arguments("82" + TYPE + "02" + NSP, "invalid payload"),
        arguments("83" + TYPE + "02" + DATA + "80" + NSP, "invalid payload"),
        arguments("83" + TYPE + "02" + DATA + "90" + NSP, "invalid payload"),
        arguments("83" + TYPE + "02" + DATA + "91c0" + NSP, "invalid payload"),
        arguments("83" + TYPE + "02" + DATA + "91c3" + NSP, "invalid payload"),
        arguments("83" + TYPE + "02" + DATA + "9180" + NSP, "invalid payload"),
        arguments("83" + TYPE + "02" + DATA + "91a7636f6e6e656374" + NSP, "invalid payload"),
        arguments("82" + TYPE + "03" + NSP, "invalid payload"),
        arguments("83" + TYPE + "03" + DATA + "a0" + NSP, "invalid payload"),
        arguments("82" + TYPE + "04" + NSP, "invalid payload"),
        arguments("83" + TYPE + "04" + DATA + "90" + NSP, "invalid payload"),
        // acknowledgement ids
        arguments(event("91a165", ID + "c0"), "invalid packet id"),
        arguments(event("91a165", ID + "a130"), "invalid packet id"),
        arguments(event("91a165", ID + "ff"), "invalid packet id"),
        arguments(event("91a165", ID + "cfffffffffffffffff"), "invalid packet id"),
        arguments(event("91a165", ID + "cb3fe0000000000000"), "invalid packet id"),
        // the map itself
        arguments("82" + TYPE + "01" + NSP + "00", "trailing bytes"),
        arguments("83" + TYPE + "01" + NSP, "invalid message"),
        arguments("830000" + TYPE + "01" + NSP, "a key is no text"),
        arguments("dfffffffff", "invalid message"),
        arguments("df7fffffff", "truncated message"),
        arguments("c1", "invalid format"));
  }

  private static String event(String data, String more) {
    return "84" + TYPE + "02" + DATA + data + NSP + more;
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void isNoPacket(String hex, String problem) {
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> MsgpackWire.decode(hex))
        .withMessageStartingWith(problem)
        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
  }

  /** Each is an argument, nested in a map and an array, and the value of an unknown key. */
  @ParameterizedTest
  @CsvSource({
    "c1, invalid format",
    "d9ff61, truncated message",
    "dbffffffff, invalid message",
    "db7fffffff61, truncated message",
    "c4ff00, truncated message",
    "c67fffffff00, truncated message",
    "c6ffffffff00, invalid message",
    "dd7fffffff00, truncated message",
    "ddffffffff00, invalid message",
    "df7fffffff00, truncated message",
    "dfffffffff00, invalid message",
    "c9ffffffff00, invalid message",
    "c97fffffff00, truncated message",
    "c7ff0000, truncated message",
    "a1ff, invalid UTF-8",
    "a2c328, invalid UTF-8",
    "a2c080, invalid UTF-8",
    "a3eda080, invalid UTF-8",
    "a461c3a4c3, invalid UTF-8",
    "81a1ff00, invalid UTF-8",
    "810000, a key is no text",
    "81c0c0, a key is no text",
    "81900000, a key is no text",
    "d40100, unknown extension",
    "d5000000, unknown extension",
    "d60000000000, unknown extension",
    "d7010000000000000000, unknown extension",
    "d80000000000000000000000000000000000, unknown extension",
    "c7000100, unknown extension",
    "c70bff0000000000000000000000, invalid message",
    "c70cffffffffff7fffffffffffffff, date out of range",
    "c70cff000000007fffffffffffffff, date out of range",
    "d7007fffffffffffffff, date out of range",
    "d7008000000000000000, date out of range",
    "d700001eb208c2dc0400, date out of range"
  })
  void containsAnInvalidValue(String hex, String problem) {
    List.of(
            MsgpackWire.BEFORE + "92a165" + hex + MsgpackWire.AFTER,
            MsgpackWire.BEFORE + "92a16581a16191" + hex + MsgpackWire.AFTER,
            "83" + TYPE + "01" + NSP + "a178" + hex)
        .forEach(
            message ->
                assertThatExceptionOfType(PacketException.class)
                    .as(message)
                    .isThrownBy(() -> MsgpackWire.decode(message)));
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> MsgpackWire.decode("83" + TYPE + "01a178" + hex + NSP))
        .withMessageMatching(".*(" + problem + "|invalid|truncated|no text).*");
  }

  @Test
  void everyTruncationIsInvalid() {
    byte[] whole =
        Wire.bytes(
            MsgpackWire.message(
                Packet.event(
                        "/name",
                        "event",
                        PacketData.of(
                            Map.of("a", List.of(1, 2.5, "text", true), "b", new byte[300]),
                            new byte[70_000],
                            java.time.Instant.EPOCH))
                    .withId(70_000)));
    for (int length = 0; length < whole.length; length += length < 2_000 ? 1 : 997) {
      ByteBuffer part = ByteBuffer.wrap(whole, 0, length);
      assertThatExceptionOfType(PacketException.class).isThrownBy(() -> MsgpackWire.decode(part));
    }
    assertThat(MsgpackWire.decode(ByteBuffer.wrap(whole)).id()).isEqualTo(70_000);
  }

  @ParameterizedTest
  @CsvSource({"91, c0", "81a161, c0", "91, 90"})
  void nestingIsLimited(String open, String innermost) {
    // the arguments themselves are the first level
    int allowed = JsonScanner.MAX_DEPTH - 1 - (innermost.equals("90") ? 1 : 0);
    assertThat(MsgpackWire.argument(open.repeat(allowed) + innermost).find(0, Object.class))
        .isPresent();
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> MsgpackWire.argument(open.repeat(allowed + 1) + innermost))
        .withMessage("payload is nested too deeply");
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> MsgpackWire.argument(open.repeat(200_000) + innermost));
  }

  @Test
  void countsOfNestedContainersDoNotAddUp() {
    // counts that overflow when they are summed
    String hex = "dd40000000".repeat(8);
    assertThatExceptionOfType(PacketException.class).isThrownBy(() -> MsgpackWire.argument(hex));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cb0000000000000000", "ca00000000", "cc00", "d000", "cf0000000000000000"})
  void numbersMayBeEncodedInAnyWay(String zero) {
    Packet packet = MsgpackWire.decode("84" + TYPE + "03" + DATA + "90" + NSP + ID + zero);
    assertThat(packet.id()).isZero();
  }

  @Test
  void anUndefinedIdIsNone() {
    assertThat(MsgpackWire.decode(event("91a165", ID + UNDEFINED)).hasId()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"9101, 1", "91cb3ff8000000000000, 1.5", "91cfffffffffffffffff, 18446744073709552000"})
  void anEventNameMayBeANumber(String data, String name) {
    Packet packet = MsgpackWire.decode("83" + TYPE + "02" + DATA + data + NSP);
    assertThat(packet.event()).isEqualTo(name);
  }

  @Test
  void theLastOfEqualKeysCounts() {
    Packet packet =
        MsgpackWire.decode(
            "86" + TYPE + "00" + DATA + "92a16101" + TYPE + "02" + DATA + "91a162" + NSP + NSP);
    assertThat(packet.event()).isEqualTo("b");
    assertThat(packet.data().size()).isZero();
    Packet connect =
        MsgpackWire.decode("84" + TYPE + "00" + DATA + "9101" + DATA + UNDEFINED + NSP);
    assertThat(connect.data().size()).isZero();
  }

  @Test
  void unknownKeysAreIgnored() {
    Packet packet =
        MsgpackWire.decode("84" + TYPE + "01" + NSP + "a76f7074696f6e7381a161c3a17891c40101");
    assertThat(packet.type()).isEqualTo(PacketType.DISCONNECT);
  }

  @Test
  void textIsRefused() {
    Parser.Decoder decoder = MsgpackWire.PARSER.decoder(10, packet -> {});
    assertThatExceptionOfType(PacketException.class).isThrownBy(() -> decoder.text("0"));
  }

  @Test
  void aMessageMayLieAnywhere() {
    byte[] bytes =
        Wire.bytes(MsgpackWire.message(Packet.event("/", "e", PacketData.of("x", new byte[] {5}))));
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    ByteBuffer shifted = ByteBuffer.allocate(bytes.length + 9).position(4).slice();
    shifted.position(3).put(bytes).flip().position(3);
    for (ByteBuffer message : List.of(direct, shifted, shifted.asReadOnlyBuffer())) {
      PacketData data = MsgpackWire.decode(message).data();
      assertThat(data.<String>find(0, String.class)).contains("x");
      assertThat(data.binary(1)).isTrue();
      assertThat(data.<byte[]>find(1, byte[].class)).contains(new byte[] {5});
    }
  }
}
