// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static io.socketio.jakarta.parser.Packet.NO_ID;
import static io.socketio.jakarta.parser.PacketType.ACK;
import static io.socketio.jakarta.parser.PacketType.CONNECT;
import static io.socketio.jakarta.parser.PacketType.CONNECT_ERROR;
import static io.socketio.jakarta.parser.PacketType.DISCONNECT;
import static io.socketio.jakarta.parser.PacketType.EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts without attachments, as clients send them. */
final class JsonDecodingTest {

  static Stream<Arguments> validTexts() {
    return Stream.of(
        arguments("0", CONNECT, "/", NO_ID, "", "[]"),
        arguments("0{}", CONNECT, "/", NO_ID, "", "[{}]"),
        arguments("0{\"token\":\"123\"}", CONNECT, "/", NO_ID, "", "[{\"token\":\"123\"}]"),
        arguments("012", CONNECT, "/", 12, "", "[]"),
        arguments("0/", CONNECT, "/", NO_ID, "", "[]"),
        arguments("0/,", CONNECT, "/", NO_ID, "", "[]"),
        arguments("0/custom", CONNECT, "/custom", NO_ID, "", "[]"),
        arguments("0/custom,", CONNECT, "/custom", NO_ID, "", "[]"),
        arguments("0/custom,{\"a\":1}", CONNECT, "/custom", NO_ID, "", "[{\"a\":1}]"),
        arguments("0/custom?a=b,", CONNECT, "/custom?a=b", NO_ID, "", "[]"),
        arguments("0/Größe,", CONNECT, "/Größe", NO_ID, "", "[]"),
        arguments("1", DISCONNECT, "/", NO_ID, "", "[]"),
        arguments("1/admin,", DISCONNECT, "/admin", NO_ID, "", "[]"),
        arguments("2", EVENT, "/", NO_ID, "", "[]"),
        arguments("27", EVENT, "/", 7, "", "[]"),
        arguments("2[\"\"]", EVENT, "/", NO_ID, "", "[]"),
        arguments("2[\"hello\"]", EVENT, "/", NO_ID, "hello", "[]"),
        arguments(
            "2[\"hello\",1,\"2\",{\"a\":[3]}]",
            EVENT,
            "/",
            NO_ID,
            "hello",
            "[1,\"2\",{\"a\":[3]}]"),
        arguments("2/,[\"hello\"]", EVENT, "/", NO_ID, "hello", "[]"),
        arguments(
            "2/admin,456[\"project:delete\",123]", EVENT, "/admin", 456, "project:delete", "[123]"),
        arguments("20[\"hello\"]", EVENT, "/", 0, "hello", "[]"),
        arguments("2007[\"hello\"]", EVENT, "/", 7, "hello", "[]"),
        arguments("2[\"error\"]", EVENT, "/", NO_ID, "error", "[]"),
        arguments("2[\"connection\"]", EVENT, "/", NO_ID, "connection", "[]"),
        arguments("2[\"message\"]", EVENT, "/", NO_ID, "message", "[]"),
        arguments("2[1,\"a\"]", EVENT, "/", NO_ID, "1", "[\"a\"]"),
        arguments("2[-1.50]", EVENT, "/", NO_ID, "-1.5", "[]"),
        arguments("2[1e3]", EVENT, "/", NO_ID, "1000", "[]"),
        arguments("2[\"\\u00e4\\n\\\"\"]", EVENT, "/", NO_ID, "ä\n\"", "[]"),
        arguments(
            "2[\"a\",{\"_placeholder\":true,\"num\":7}]",
            EVENT,
            "/",
            NO_ID,
            "a",
            "[{\"_placeholder\":true,\"num\":7}]"),
        arguments("2 \t\r\n[ \"a\" , 1 ] \n", EVENT, "/", NO_ID, "a", "[1]"),
        arguments("2/custom[\"e\"]", EVENT, "/custom[\"e\"]", NO_ID, "", "[]"),
        arguments("3", ACK, "/", NO_ID, "", "[]"),
        arguments("3456[]", ACK, "/", 456, "", "[]"),
        arguments("3/admin,0[\"connect\",null]", ACK, "/admin", 0, "", "[\"connect\",null]"),
        arguments("4", CONNECT_ERROR, "/", NO_ID, "", "[]"),
        arguments("4\"no\"", CONNECT_ERROR, "/", NO_ID, "", "[\"no\"]"),
        arguments(
            "4/admin,{\"message\":\"no\"}",
            CONNECT_ERROR,
            "/admin",
            NO_ID,
            "",
            "[{\"message\":\"no\"}]"));
  }

  @ParameterizedTest
  @MethodSource("validTexts")
  void decodes(String text, PacketType type, String namespace, long id, String event, String data) {
    Packet packet = Wire.decode(text);

    assertThat(packet.type()).isEqualTo(type);
    assertThat(packet.namespace()).isEqualTo(namespace);
    assertThat(packet.id()).isEqualTo(id);
    assertThat(packet.hasId()).isEqualTo(id != NO_ID);
    assertThat(packet.event()).isEqualTo(event);
    assertThat(packet.data()).hasToString(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "8", "9", "a", "-", " ", "\u0000", "\uff12[\"e\"]", "[\"e\"]"})
  void refusesWhatIsNoPacket(String text) {
    assertThatExceptionOfType(PacketException.class).isThrownBy(() -> Wire.decode(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\"auth\"",
        "0[]",
        "0null",
        "0true",
        "01.5",
        "0{",
        "0{}x",
        "0/custom,null",
        "0/custom,[]",
        "1{}",
        "1[]",
        "1/custom,{}",
        "1\"\"",
        "2{}",
        "2[]",
        "2[null]",
        "2[true]",
        "2[{}]",
        "2[[]]",
        "2\"e\"",
        "2null",
        "2true",
        "2[\"e\"",
        "2[\"e\"]x",
        "2[\"e\",]",
        "2[,]",
        "2[\"e\"]]",
        "2[\"e\"}",
        "2,[\"e\"]",
        "2x",
        "2[\"connect\"]",
        "2[\"connect_error\"]",
        "2[\"disconnect\"]",
        "2[\"disconnecting\"]",
        "2[\"newListener\"]",
        "2[\"removeListener\"]",
        "2[\"\\u0063onnect\"]",
        "30{}",
        "30null",
        "30\"a\"",
        "30[",
        "31x",
        "4[]",
        "4null",
        "4true",
        "4{",
        "4\"",
        "20.5[\"e\"]",
        "2-1[\"e\"]",
        "2\uff11[\"e\"]",
        "21-[\"e\"]"
      })
  void refusesAnInvalidPayload(String text) {
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> Wire.decode(text))
        .withMessage("invalid payload");
  }

  @ParameterizedTest
  @CsvSource({
    "000000000000000000000000000000000005, 5",
    "999999999999999, 999999999999999",
    "9007199254740991, 9007199254740991",
    "9007199254740993, 9007199254740992",
    "123456789012345678, 123456789012345680",
    "9199999999999999999, 9200000000000000000",
    "9223372036854775807, 9223372036854776000",
    "99999999999999999999, 100000000000000000000",
    "999999999999999900000, 999999999999999900000",
  })
  void idsComeBackWithThePrecisionOfJavaScript(String sent, String back) {
    Packet packet = Wire.decode("2" + sent + "[\"e\"]");

    assertThat(packet.hasId()).isTrue();
    assertThat(Wire.encode(Packet.ack("/", packet.id(), PacketData.EMPTY)))
        .isEqualTo("3" + back + "[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 400, 1_000_000})
  void anIdThatCannotBeSentBackIsRefused(int digits) {
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> Wire.decode("2" + "9".repeat(digits) + "[\"e\"]"))
        .withMessage("illegal acknowledgement id");
  }

  @Test
  void aPacketWithoutArgumentsHasTheEmptyData() {
    assertThat(Wire.decode("2[\"e\"]")).isEqualTo(Packet.event("/", "e", PacketData.EMPTY));
    assertThat(Wire.decode("0/a")).isEqualTo(Packet.control(CONNECT, "/a", PacketData.EMPTY));
    assertThat(Wire.decode("31[]")).isEqualTo(Packet.ack("/", 1, PacketData.EMPTY));
  }

  @Test
  void aTextOfOneMegabyteIsDecoded() {
    String long1 = "ä😀\\n".repeat(200_000);
    PacketData data = Wire.decode("2[\"e\",\"" + long1 + "\"]").data();

    assertThat(data.<String>find(0, String.class)).contains("ä😀\n".repeat(200_000));
  }

  @Test
  void aDecoderTakesPacketAfterPacket() {
    List<String> events = new ArrayList<>();
    Parser.Decoder decoder = Wire.PARSER.decoder(1, packet -> events.add(packet.event()));

    decoder.text("2[\"a\"]");
    decoder.text("2[\"b\"]");

    assertThat(events).containsExactly("a", "b");
  }
}
