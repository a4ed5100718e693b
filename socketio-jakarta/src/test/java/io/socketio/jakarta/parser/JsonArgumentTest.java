// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static io.socketio.jakarta.parser.Wire.argument;
import static io.socketio.jakarta.parser.Wire.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handler gets when it asks for a type. */
final class JsonArgumentTest {
  public record Chat(String room, @JsonbProperty("msg") String text) {}

  public enum Colour {
    RED,
    GREEN
  }

  static Stream<Arguments> fitting() {
    return Stream.of(
        arguments("\"\"", String.class, ""),
        arguments(
            "\"a\\u00e4\\n\\/\\\\\\\"\\ud83d\\ude00\\ud83d\"", String.class, "aä\n/\\\"😀\ud83d"),
        arguments("\"x\"", CharSequence.class, "x"),
        arguments("\"x\"", Object.class, "x"),
        arguments("true", boolean.class, true),
        arguments("false", Boolean.class, false),
        arguments("true", Object.class, true),
        arguments("0", int.class, 0),
        arguments("-0", int.class, 0),
        arguments("1.0", int.class, 1),
        arguments("1e3", Integer.class, 1000),
        arguments("1500e-2", Integer.class, 15),
        arguments("-2147483648", Integer.class, Integer.MIN_VALUE),
        arguments("9007199254740993", long.class, 9007199254740993L),
        arguments("-9223372036854775808", Long.class, Long.MIN_VALUE),
        arguments("9.223372036854775807e18", Long.class, Long.MAX_VALUE),
        arguments("-32768", short.class, Short.MIN_VALUE),
        arguments("127", Byte.class, Byte.MAX_VALUE),
        arguments("5", double.class, 5.0),
        arguments("1e400", double.class, Double.POSITIVE_INFINITY),
        arguments("-1.5e-7", Double.class, -1.5e-7),
        arguments("0.1", float.class, 0.1f),
        arguments("1.10", BigDecimal.class, new BigDecimal("1.10")),
        arguments("1.10", Number.class, new BigDecimal("1.10")),
        arguments("7", Object.class, new BigDecimal("7")),
        arguments(
            "123456789012345678901234567890",
            BigInteger.class,
            new BigInteger("123456789012345678901234567890")),
        arguments("1e20", BigInteger.class, BigInteger.TEN.pow(20)),
        arguments("\"GREEN\"", Colour.class, Colour.GREEN),
        arguments("\"c\"", char.class, 'c'),
        arguments("{\"room\":\"r\",\"msg\":\"m\",\"more\":[{}]}", Chat.class, new Chat("r", "m")),
        arguments("{}", Chat.class, new Chat(null, null)));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void readsAnArgument(String json, Class<?> type, Object value) {
    assertThat(read(json, type)).contains(value);
    assertThat(read(" \n" + json + "\t", type)).contains(value);
  }

  static Stream<Arguments> unfitting() {
    return Stream.of(
        arguments("5", String.class, "the number 5, not java.lang.String"),
        arguments("true", String.class, "a boolean, not java.lang.String"),
        arguments("{}", String.class, "an object, not java.lang.String"),
        arguments("[]", CharSequence.class, "an array, not java.lang.CharSequence"),
        arguments("\"5\"", int.class, "a string, not int"),
        arguments("\"5\"", BigDecimal.class, "a string, not java.math.BigDecimal"),
        arguments("\"true\"", boolean.class, "a string, not boolean"),
        arguments("1", boolean.class, "the number 1, not boolean"),
        arguments("0", Boolean.class, "the number 0, not java.lang.Boolean"),
        arguments("true", int.class, "a boolean, not int"),
        arguments("{}", int.class, "an object, not int"),
        arguments("[1]", Integer.class, "an array, not java.lang.Integer"),
        arguments("1.5", int.class, "the number 1.5, not int"),
        arguments("1.5", BigInteger.class, "the number 1.5, not java.math.BigInteger"),
        arguments("2147483648", int.class, "the number 2147483648, not int"),
        arguments("9223372036854775808", long.class, "the number 9223372036854775808, not long"),
        arguments("128", byte.class, "the number 128, not byte"),
        arguments("-32769", Short.class, "the number -32769, not java.lang.Short"),
        arguments("1e-400", long.class, "the number 1e-400, not long"),
        arguments("\"AQID\"", byte[].class, "a string, not byte[]"),
        arguments("[1,2,3]", byte[].class, "an array, not byte[]"),
        arguments("{}", java.nio.ByteBuffer.class, "an object, not java.nio.ByteBuffer"),
        arguments("1", java.io.InputStream.class, "the number 1, not java.io.InputStream"));
  }

  @ParameterizedTest
  @MethodSource("unfitting")
  void doesNotConvertBetweenTypes(String json, Class<?> type, String message) {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> read(json, type))
        .withMessage("argument 0 is " + message);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {String.class, int.class, Chat.class, Map.class, Boolean.class, List.class})
  void aBinaryArgumentIsNothingElse(Class<?> type) {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> read("{\"_placeholder\":true,\"num\":0}", type, new byte[1]))
        .withMessage("argument 0 is binary, not " + type.getTypeName());
  }

  @Test
  void tellsWhichArgumentTheCodecCouldNotRead() {
    PacketData data = argument("1,[2]");

    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> data.find(1, Chat.class))
        .withMessageStartingWith(
            "argument 1, an array, does not fit " + Chat.class.getName() + ": ")
        .withCauseInstanceOf(PayloadException.class);
  }

  @Test
  void aMissingOrNullArgumentIsEmpty() {
    PacketData data = argument("null , 1");

    assertThat(data.size()).isEqualTo(2);
    for (Class<?> type : List.of(String.class, int.class, byte[].class, Chat.class, Object.class)) {
      assertThat(data.<Object>find(0, type)).isEmpty();
      assertThat(data.<Object>find(2, type)).isEmpty();
      assertThat(data.<Object>find(Integer.MAX_VALUE, type)).isEmpty();
    }
    assertThat(data.raw(0)).isNull();
    assertThat(data.binary(0)).isFalse();
    assertThat(data.binary(2)).isFalse();
  }

  @Test
  void anArgumentOutsideOfTheDataCannotBeTaken() {
    PacketData data = argument("1");

    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> data.raw(1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> data.raw(-1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> data.find(-1, String.class));
  }

  @Test
  void anOptionalIsReadAsItsContent() throws NoSuchFieldException {
    Type text = Holder.class.getField("text").getGenericType();
    Type bytes = Holder.class.getField("bytes").getGenericType();

    assertThat(argument("\"x\"").<Optional<String>>find(0, text)).contains(Optional.of("x"));
    assertThat(argument("null").<Optional<String>>find(0, text)).isEmpty();
    assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> argument("1").find(0, text));
    Optional<Optional<byte[]>> read =
        argument("{\"_placeholder\":true,\"num\":0}", new byte[] {1}).find(0, bytes);
    assertThat(read.orElseThrow()).contains(new byte[] {1});
  }

  static final class Holder {
    public Optional<String> text = Optional.empty();
    public Optional<byte[]> bytes = Optional.empty();
  }

  @Test
  void theArgumentsOfAnAcknowledgementStartAtItsFirstElement() {
    PacketData data = Wire.decode("31[\"a\",2]").data();

    assertThat(data.size()).isEqualTo(2);
    assertThat(data.<String>find(0, String.class)).contains("a");
    assertThat(data.<Integer>find(1, int.class)).contains(2);
  }

  @Test
  void thePayloadOfAConnectIsItsOnlyArgument() {
    PacketData data = Wire.decode("0/a,{\"room\":\"r\"}").data();

    assertThat(data.size()).isEqualTo(1);
    assertThat(data.<Chat>find(0, Chat.class)).contains(new Chat("r", null));
  }

  @Test
  @Timeout(10)
  void hugeNumbersCostNothing() {
    String digits = "9".repeat(1_000_000);
    for (String json :
        List.of(
            digits, "-" + digits, "0." + digits, "1e999999999", "1e-999999999", "1e99999999999")) {
      PacketData data = argument(json);
      for (Class<?> type : List.of(BigDecimal.class, BigInteger.class, long.class)) {
        assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> data.find(0, type));
      }
      assertThat(data.<Object>find(0, Object.class)).isPresent();
      assertThat(data.<Double>find(0, double.class)).isPresent();
    }
  }

  @Test
  @Timeout(10)
  void manyArgumentsAreReadInLinearTime() {
    int count = 200_000;
    PacketData data = argument("\"x\",".repeat(count) + "\"\\n\"");

    assertThat(data.size()).isEqualTo(count + 1);
    for (int i = 0; i < count; i++) {
      assertThat(data.<String>find(i, String.class).orElseThrow()).isEqualTo("x");
    }
  }
}
