// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static io.socketio.jakarta.parser.PacketType.CONNECT;
import static io.socketio.jakarta.parser.PacketType.CONNECT_ERROR;
import static io.socketio.jakarta.parser.PacketType.DISCONNECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.socketio.jakarta.engine.EngineMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Packets as clients receive them. */
final class JsonEncodingTest {

  public record Point(int x, double y, String label) {}

  public enum Colour {
    RED
  }

  private static PacketData data(Object... values) {
    return PacketData.of(values);
  }

  static Stream<Arguments> packets() {
    Map<String, Object> sid = new LinkedHashMap<>();
    sid.put("sid", "abc");
    sid.put("pid", "def");
    return Stream.of(
        arguments(Packet.control(CONNECT, "/", data()), "0"),
        arguments(Packet.control(CONNECT, "/", data((Object) null)), "0"),
        arguments(Packet.control(CONNECT, "/", data(sid)), "0{\"sid\":\"abc\",\"pid\":\"def\"}"),
        arguments(Packet.control(CONNECT, "/custom", data()), "0/custom,"),
        arguments(Packet.control(DISCONNECT, "/", data()), "1"),
        arguments(Packet.control(DISCONNECT, "/admin", data()), "1/admin,"),
        arguments(
            Packet.control(
                CONNECT_ERROR, "/custom?a=b", data(Map.of("message", "Invalid namespace"))),
            "4/custom?a=b,{\"message\":\"Invalid namespace\"}"),
        arguments(Packet.control(CONNECT_ERROR, "/", data("no")), "4\"no\""),
        arguments(Packet.event("/", "hello", data()), "2[\"hello\"]"),
        arguments(Packet.event("/", "", data()), "2[\"\"]"),
        arguments(Packet.event("/a", "hello", data(1, "2")).withId(0), "2/a,0[\"hello\",1,\"2\"]"),
        arguments(Packet.event("/", "ä\"\n", data()).withId(12), "212[\"ä\\\"\\n\"]"),
        arguments(Packet.ack("/", 0, data()), "30[]"),
        arguments(Packet.ack("/admin", 456, data("a", null)), "3/admin,456[\"a\",null]"));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void encodes(Packet packet, String text) {
    assertThat(Wire.encode(packet)).isEqualTo(text);
  }

  @SuppressWarnings("JavaUtilDate")
  static Stream<Arguments> values() {
    Map<String, Object> ordered = new LinkedHashMap<>();
    ordered.put("z", 1);
    ordered.put("a", null);
    ordered.put("m", List.of());
    return Stream.of(
        arguments(null, "null"),
        arguments(true, "true"),
        arguments("", "\"\""),
        arguments("/\\\"\b\f\n\r\t\u0001", "\"/\\\\\\\"\\b\\f\\n\\r\\t\\u0001\""),
        arguments("\u007f\u2028é日😀", "\"\u007f\u2028é日😀\""),
        arguments("\ud83d", "\"\\ud83d\""),
        arguments("\ude00\ud83d", "\"\\ude00\\ud83d\""),
        arguments("\ud83dx", "\"\\ud83dx\""),
        arguments(CharBuffer.wrap("text"), "\"text\""),
        arguments((byte) -1, "-1"),
        arguments((short) 2, "2"),
        arguments(3, "3"),
        arguments(Long.MIN_VALUE, "-9223372036854775808"),
        arguments(1.0, "1"),
        arguments(0.5f, "0.5"),
        arguments(1e21, "1e+21"),
        arguments(Double.NaN, "null"),
        arguments(Float.NEGATIVE_INFINITY, "null"),
        arguments(new BigInteger("123456789012345678901"), "123456789012345678901"),
        arguments(new BigDecimal("1.10"), "1.10"),
        arguments(Optional.empty(), "null"),
        arguments(Optional.of("x"), "\"x\""),
        arguments(Optional.of(Optional.of(1.0)), "1"),
        arguments(Colour.RED, "\"RED\""),
        arguments('c', "\"c\""),
        arguments(Instant.ofEpochMilli(0), "\"1970-01-01T00:00:00.000Z\""),
        arguments(new Date(1234), "\"1970-01-01T00:00:01.234Z\""),
        arguments(new Point(1, 2.5, null), "{\"x\":1,\"y\":2.5}"),
        arguments(ordered, "{\"z\":1,\"a\":null,\"m\":[]}"),
        arguments(new TreeMap<>(Map.of("b", 1, "a", 2)), "{\"a\":2,\"b\":1}"),
        arguments(Arrays.asList(1, null, "x"), "[1,null,\"x\"]"),
        arguments(Map.of("\ud83d", "\ude00"), "{\"\\ud83d\":\"\\ude00\"}"),
        arguments(List.of("a\ud83d", "\ud83d\ude00\ud83d"), "[\"a\\ud83d\",\"😀\\ud83d\"]"),
        arguments(
            new Point(1, 0.5, "\\\ud83d\""), "{\"label\":\"\\\\\\ud83d\\\"\",\"x\":1,\"y\":0.5}"),
        arguments('\ud83d', "\"\\ud83d\""),
        arguments(new StringBuilder().appendCodePoint(0xd83d), "\"\\ud83d\""),
        arguments(new int[] {1, 2}, "[1,2]"),
        arguments(
            new Object[] {1, null, new Point(0, 0.5, "p")},
            "[1,null,{\"label\":\"p\",\"x\":0,\"y\":0.5}]"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void writesAnArgument(Object value, String json) {
    assertThat(Wire.arguments(value, 0)).isEqualTo(json + ",0");
  }

  @Test
  void numbersAttachmentsInTheOrderOfTheText() {
    Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("b", new byte[] {2});
    nested.put("a", List.of(new byte[] {3}, "x", ByteBuffer.wrap(new byte[] {4})));

    List<EngineMessage> messages =
        Wire.PARSER.encode(
            Packet.event("/a", "e", data(new byte[] {1}, nested, ByteBuffer.allocateDirect(0)))
                .withId(7));

    assertThat(Wire.text(messages))
        .isEqualTo(
            "55-/a,7[\"e\",{\"_placeholder\":true,\"num\":0},"
                + "{\"b\":{\"_placeholder\":true,\"num\":1},"
                + "\"a\":[{\"_placeholder\":true,\"num\":2},\"x\",{\"_placeholder\":true,\"num\":3}]},"
                + "{\"_placeholder\":true,\"num\":4}]");
    assertThat(Wire.attachments(messages))
        .containsExactly(
            new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {4}, new byte[0]);
  }

  @Test
  void aBinaryAcknowledgementHasItsOwnType() {
    List<EngineMessage> messages = Wire.PARSER.encode(Packet.ack("/", 0, data(new byte[] {1})));

    assertThat(Wire.text(messages)).isEqualTo("61-0[{\"_placeholder\":true,\"num\":0}]");
  }

  @Test
  void takesABufferFromItsPositionToItsLimitAndLeavesItAlone() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);

    List<EngineMessage> messages = Wire.PARSER.encode(Packet.event("/", "e", data(buffer)));

    assertThat(Wire.attachments(messages)).containsExactly(new byte[] {2, 3});
    assertThat(buffer.remaining()).isEqualTo(2);
  }

  @Test
  void moreAttachmentsThanOneDigitCanCount() {
    Object[] values = new Object[123];
    Arrays.setAll(values, i -> new byte[] {9});

    List<EngineMessage> messages = Wire.PARSER.encode(Packet.event("/", "e", data(values)));

    assertThat(messages).hasSize(124);
    assertThat(Wire.text(messages)).startsWith("5123-[\"e\",").contains("\"num\":122}");
  }

  @Test
  void anArrayInManyPlacesIsOneAttachment() {
    byte[] array = {1, 2, 3};
    ByteBuffer part = ByteBuffer.wrap(array, 1, 2);

    List<EngineMessage> messages =
        Wire.PARSER.encode(
            Packet.event(
                "/", "e", data(List.of(array, array), array, part, ByteBuffer.wrap(array), part)));

    assertThat(Wire.text(messages))
        .startsWith("52-[\"e\",[")
        .containsOnlyOnce("\"num\":1},")
        .endsWith("\"num\":0},{\"_placeholder\":true,\"num\":1}]");
    assertThat(Wire.attachments(messages)).containsExactly(array, new byte[] {2, 3});
  }

  @ParameterizedTest
  @MethodSource("packets")
  void encodesTheSamePacketAgain(Packet packet, String text) {
    assertThat(Wire.PARSER.encode(packet)).isEqualTo(Wire.PARSER.encode(packet));
  }

  @Test
  void bytesOfARefusalAreAPartOfTheText() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", "no");
    error.put("data", List.of(new byte[] {0, -1}, 7, ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1)));
    error.put("more", new byte[0]);

    assertThat(Wire.encode(Packet.control(CONNECT_ERROR, "/a", data(error))))
        .isEqualTo(
            "4/a,{\"message\":\"no\",\"data\":[{\"type\":\"Buffer\",\"data\":[0,255]},7,"
                + "{\"type\":\"Buffer\",\"data\":[2]}],\"more\":{\"type\":\"Buffer\",\"data\":[]}}");
    assertThat(Wire.encode(Packet.control(CONNECT_ERROR, "/", data(new byte[] {9}))))
        .isEqualTo("4{\"type\":\"Buffer\",\"data\":[9]}");
  }

  @Test
  void aValueThatContainsItselfIsRefused() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);

    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> Wire.arguments(endless))
        .withMessage("nested too deeply");
  }

  @Test
  void anObjectThatLooksLikeAPlaceholderIsPlainDataBesidePlainData() {
    Map<String, Object> impostor = new LinkedHashMap<>();
    impostor.put("_placeholder", true);
    impostor.put("num", 0);

    assertThat(Wire.arguments(impostor)).isEqualTo("{\"_placeholder\":true,\"num\":0}");
  }

  @Test
  void anObjectThatLooksLikeAPlaceholderIsRefusedBesideBinaryData() {
    for (Object num : new Object[] {0, 1, "0", -1}) {
      Object impostor = Map.of("x", Map.of("_placeholder", true, "num", num));
      assertThatExceptionOfType(PayloadException.class)
          .isThrownBy(() -> Wire.arguments(new byte[1], impostor));
    }
  }

  @Test
  void aMegabyteOfText() {
    String text = "ä\"😀".repeat(250_000);

    assertThat(Wire.arguments(text)).hasSize(2 + 5 * 250_000).contains("ä\\\"😀ä");
  }
}
