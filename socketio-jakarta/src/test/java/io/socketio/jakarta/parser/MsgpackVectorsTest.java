// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes are those that socket.io-msgpack-parser 3.0.2 writes for the same values. */
final class MsgpackVectorsTest {
  private static final Instant DATE = Instant.parse("2001-02-03T04:05:06.007Z");

  static Stream<Arguments> scalars() {
    return Stream.of(
        arguments("00", 0),
        arguments("7f", 127),
        arguments("cc80", 128),
        arguments("cd0100", 256),
        arguments("ce00010000", 65_536),
        arguments("cf0000000100000000", 4_294_967_296L),
        arguments("cf001fffffffffffff", 9_007_199_254_740_991L),
        arguments("cf0020000000000002", 9_007_199_254_740_994L),
        arguments("ff", -1),
        arguments("e0", -32),
        arguments("d0df", -33),
        arguments("d1ff7f", -129),
        arguments("d2ffff7fff", -32_769),
        arguments("d3ffffffff7fffffff", -2_147_483_649L),
        arguments("d3ffe0000000000001", -9_007_199_254_740_991L),
        arguments("cb3fb999999999999a", 0.1),
        arguments("cb7ff8000000000000", Double.NaN),
        arguments("cb7ff0000000000000", Double.POSITIVE_INFINITY),
        arguments("c3", true),
        arguments("c2", false),
        arguments("a0", ""),
        arguments("a474657874", "text"),
        arguments("bf" + "61".repeat(31), "a".repeat(31)),
        arguments("d920" + "61".repeat(32), "a".repeat(32)),
        arguments("da0100" + "61".repeat(256), "a".repeat(256)),
        arguments("db00010000" + "61".repeat(65_536), "a".repeat(65_536)),
        arguments("a9c3a4e282acf09f9880", "ä€😀"),
        arguments("d7000000000000000000", Instant.EPOCH),
        arguments("d700000000e472797557", DATE),
        arguments("d700ffffffffffffffff", Instant.ofEpochMilli(-1)),
        arguments("c403010203", new byte[] {1, 2, 3}),
        arguments("c400", new byte[0]),
        arguments("c50100" + "00".repeat(256), new byte[256]),
        arguments("c600010000" + "00".repeat(65_536), new byte[65_536]));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void scalarsAreWritten(String hex, Object value) {
    assertThat(MsgpackWire.argument(value)).isEqualTo(hex);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void scalarsAreRead(String hex, Object value) {
    assertThat(MsgpackWire.argument(hex).find(0, value.getClass())).contains(value);
  }

  @SuppressWarnings("JavaUtilDate") // dates are written, too
  static Stream<Arguments> onlyWritten() {
    return Stream.of(
        arguments("c0", Optional.empty()),
        arguments("01", Optional.of(1)),
        arguments("01", 1.0),
        arguments("00", -0.0),
        arguments("cb3fb999999999999a", 0.1f),
        arguments("cb7e37e43c8800759c", 1e300),
        arguments("01", new BigDecimal("1.0")),
        arguments("cb3ff199999999999a", new BigDecimal("1.1")),
        arguments("cfffffffffffffffff", new BigInteger("18446744073709551615")),
        arguments("cb43f0000000000000", new BigInteger("18446744073709551616")),
        arguments("d38000000000000000", BigInteger.valueOf(Long.MIN_VALUE)),
        arguments("d700000000e472797557", Date.from(DATE)),
        arguments("c40102", ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1)),
        arguments("c40102", ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1).asReadOnlyBuffer()),
        arguments("c0", Instant.MAX),
        arguments("c0", new Date(Long.MIN_VALUE)),
        arguments(
            "91bb2b3031303030302d30312d30315430303a30303a30302e3030305a",
            List.of(Instant.parse("+10000-01-01T00:00:00Z"))),
        arguments("a3efbfbd", "\ud83d"),
        arguments("a561efbfbd62", "a\ude00b"),
        arguments("81a3efbfbda4f09f9880", map("\ud83d", "😀")),
        arguments("91a3efbfbd", List.of("\ud83d")),
        arguments("9201920290", List.of(1, List.of(2, List.of()))),
        arguments("dc0010" + "00".repeat(16), Collections.nCopies(16, 0)),
        arguments("82a16101a162c403010203", map("a", 1, "b", new byte[] {1, 2, 3})),
        arguments("91c40101", new Object[] {List.of(ByteBuffer.wrap(new byte[] {1}))}),
        arguments("91b8323030312d30322d30335430343a30353a30362e3030375a", List.of(DATE)),
        arguments("80", Map.of()));
  }

  @ParameterizedTest
  @MethodSource("onlyWritten")
  void otherValuesAreWritten(String hex, Object value) {
    Object argument = value instanceof Object[] array ? array[0] : value;
    assertThat(MsgpackWire.argument(argument)).isEqualTo(hex);
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  static Stream<Arguments> onlyRead() {
    return Stream.of(
        arguments("c702000102", byte[].class, new byte[] {1, 2}),
        arguments("c7010009", byte[].class, new byte[] {9}),
        arguments("c708000000000000000000", Object.class, new byte[8]),
        arguments("c80002000102", Object.class, new byte[] {1, 2}),
        arguments("c900000002000102", ByteBuffer.class, ByteBuffer.wrap(new byte[] {1, 2})),
        arguments("ca3f800000", int.class, 1),
        arguments("d6ff3a7b8372", Instant.class, Instant.ofEpochSecond(0x3a7b8372L)),
        arguments("d7ff01ab3f003a7b8372", String.class, "2001-02-03T04:05:06.007Z"),
        arguments("c70cff3b8b87c0ffffffffffffffff", Object.class, "1969-12-31T23:59:59.999Z"),
        arguments("d700000000e472797557", Date.class, Date.from(DATE)),
        arguments("d700000000e472797557", Object.class, "2001-02-03T04:05:06.007Z"),
        arguments("d7000000e677d21fdc00", String.class, "+010000-01-01T00:00:00.000Z"),
        arguments("cb7ff8000000000000", Object.class, Double.NaN),
        arguments("cbfff0000000000000", float.class, Float.NEGATIVE_INFINITY),
        arguments("cb3fb999999999999a", Object.class, new BigDecimal("0.1")),
        arguments("cfffffffffffffffff", BigInteger.class, new BigInteger("18446744073709551615")),
        arguments(
            "9201920290", Object.class, List.of(one(), List.of(BigDecimal.valueOf(2), List.of()))),
        arguments(
            "82a16101a16282a163c0a164d40000",
            Map.class,
            map("a", one(), "b", map("c", null, "d", null))),
        arguments(
            "91cb7ff8000000000000", Object.class, new ArrayList<>(Arrays.asList((Object) null))),
        arguments("82a16101a16102", Map.class, map("a", BigDecimal.valueOf(2))));
  }

  private static BigDecimal one() {
    return BigDecimal.ONE;
  }

  @ParameterizedTest
  @MethodSource("onlyRead")
  void otherValuesAreRead(String hex, Class<?> type, Object value) {
    assertThat(MsgpackWire.argument(hex).find(0, type)).contains(value);
  }

  @Test
  void nullAndUndefinedAreEmpty() {
    assertThat(MsgpackWire.argument("c0").find(0, Object.class)).isEmpty();
    assertThat(MsgpackWire.argument("d40000").find(0, Object.class)).isEmpty();
  }

  @Test
  void bytesAndDatesLieInMaps() {
    Map<?, ?> map =
        (Map<?, ?>)
            MsgpackWire.argument("82a17891c40107a179d7000000000000000005")
                .find(0, Map.class)
                .orElseThrow();
    assertThat(((List<?>) map.get("x")).get(0)).isEqualTo(new byte[] {7});
    assertThat(map.get("y")).isEqualTo("1970-01-01T00:00:00.005Z");
  }

  static Stream<Arguments> packets() {
    PacketData one = PacketData.of(1);
    return Stream.of(
        arguments(
            "83a47479706500a46461746181a5746f6b656ea178a36e7370a22f61",
            Packet.control(PacketType.CONNECT, "/a", PacketData.of(Map.of("token", "x")))),
        arguments(
            "82a47479706501a36e7370a12f",
            Packet.control(PacketType.DISCONNECT, "/", PacketData.EMPTY)),
        arguments("83a47479706502a46461746192a16501a36e7370a12f", Packet.event("/", "e", one)),
        arguments(
            "84a47479706502a46461746191a165a36e7370a12fa2696400",
            Packet.event("/", "e", PacketData.EMPTY).withId(0)),
        arguments(
            "84a47479706503a46461746190a36e7370a12fa2696405", Packet.ack("/", 5, PacketData.EMPTY)),
        arguments(
            "83a47479706504a46461746181a76d657373616765a26e6fa36e7370a12f",
            Packet.control(PacketType.CONNECT_ERROR, "/", PacketData.of(Map.of("message", "no")))));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void packetsAreWritten(String hex, Packet packet) {
    assertThat(MsgpackWire.encode(packet)).isEqualTo(hex);
  }

  @ParameterizedTest
  @MethodSource("packets")
  void packetsAreRead(String hex, Packet packet) {
    Packet received = MsgpackWire.decode(hex);

    assertThat(received.type()).isEqualTo(packet.type());
    assertThat(received.namespace()).isEqualTo(packet.namespace());
    assertThat(received.id()).isEqualTo(packet.id());
    assertThat(received.event()).isEqualTo(packet.event());
    assertThat(received.data().size()).isEqualTo(packet.data().size());
    assertThat(MsgpackWire.encode(received)).isEqualTo(hex);
  }

  @Test
  void packetsOfTheStockClientAreRead() {
    Packet connect = MsgpackWire.decode("83a47479706500a464617461d40000a36e7370a12f");
    assertThat(connect.type()).isEqualTo(PacketType.CONNECT);
    assertThat(connect.data().size()).isZero();
    Packet disconnect = MsgpackWire.decode("83a47479706501a36e7370a12fa464617461d40000");
    assertThat(disconnect.type()).isEqualTo(PacketType.DISCONNECT);
    Packet event =
        MsgpackWire.decode(
            "85a47479706502a46461746191a165a36e7370a12fa2696400"
                + "a76f7074696f6e7381a8636f6d7072657373c3");
    assertThat(event.event()).isEqualTo("e");
    assertThat(event.id()).isZero();
  }
}
