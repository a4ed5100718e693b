// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.bind.JsonbConfig;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers inside of objects and lists fit what they are read to, or are refused. */
final class ExactNumbersTest {
  private final CodecCalls codec = new CodecCalls(new JsonbCodec());

  @ParameterizedTest
  @MethodSource("integers")
  void integersThatDoNotFitAreRefused(Type type, String json, int bits) {
    BigInteger max = BigInteger.ONE.shiftLeft(bits - 1).subtract(BigInteger.ONE);

    codec.decode(json.formatted(max), type);
    codec.decode(json.formatted(max.not()), type);

    assertRefused(json.formatted(max.add(BigInteger.ONE)), type);
    assertRefused(json.formatted(max.not().subtract(BigInteger.ONE)), type);
    assertRefused(json.formatted(BigInteger.ONE.shiftLeft(bits)), type);
    assertRefused(json.formatted(BigInteger.ONE.shiftLeft(64).add(BigInteger.TWO)), type);
    for (String other : List.of("1.5", "1e-1", "1e400", "1e99999", "-1e9999999999")) {
      assertRefused(json.formatted(other), type);
    }
    assertRefused(json.formatted("1".repeat(2000)), type);
  }

  static Stream<Arguments> integers() throws ReflectiveOperationException {
    String value = "{\"value\":%s}";
    String list = "{\"value\":[0,%s]}";
    return Stream.of(
        Arguments.of(OfInt.class, value, Integer.SIZE),
        Arguments.of(OfInteger.class, value, Integer.SIZE),
        Arguments.of(OfLong.class, value, Long.SIZE),
        Arguments.of(OfBoxedLong.class, value, Long.SIZE),
        Arguments.of(OfShort.class, value, Short.SIZE),
        Arguments.of(OfByte.class, value, Byte.SIZE),
        Arguments.of(OfOptionalInt.class, value, Integer.SIZE),
        Arguments.of(OfOptionalLong.class, value, Long.SIZE),
        Arguments.of(OfOptional.class, value, Integer.SIZE),
        Arguments.of(Bean.class, value, Integer.SIZE),
        Arguments.of(Setter.class, value, Integer.SIZE),
        Arguments.of(OfList.class, list, Integer.SIZE),
        Arguments.of(OfArray.class, list, Integer.SIZE),
        Arguments.of(OfMap.class, "{\"value\":{\"a\":%s}}", Integer.SIZE),
        Arguments.of(OfNested.class, "{\"value\":{\"value\":%s}}", Integer.SIZE),
        Arguments.of(int[].class, "[%s]", Integer.SIZE),
        Arguments.of(long[].class, "[%s]", Long.SIZE),
        Arguments.of(integerList(), "[%s]", Integer.SIZE));
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "1e3, 1000", "-0, 0", "100E-2, 1", "2147483647.000, 2147483647"})
  void integersMayBeWrittenInOtherWays(String json, int value) {
    assertThat(codec.decode("{\"value\":" + json + "}", OfInt.class)).isEqualTo(new OfInt(value));
    assertThat(codec.decode("{\"value\":" + json + "}", OfLong.class)).isEqualTo(new OfLong(value));
  }

  @ParameterizedTest
  @ValueSource(classes = {OfBigInteger.class, OfBigDecimal.class, OfNumber.class})
  void numbersOfAnySizeHaveABound(Class<?> type) {
    codec.decode("{\"value\":" + "1".repeat(1000) + "}", type);

    assertRefused("{\"value\":" + "1".repeat(1001) + "}", type);
    assertRefused("{\"value\":1e99999}", type);
    assertRefused("{\"value\":1e-99999}", type);
  }

  @Test
  void otherNumbersAreThoseOfTheStandard() {
    assertThat(codec.decode("{\"value\":1.5e3}", OfDouble.class)).isEqualTo(new OfDouble(1500));
    assertThat(codec.decode("{\"value\":1.50}", OfBigDecimal.class))
        .isEqualTo(new OfBigDecimal(new BigDecimal("1.50")));
    assertThat(codec.decode("{\"value\":\"7\"}", OfInt.class)).isEqualTo(new OfInt(7));
  }

  @Test
  void theRefusalNamesPropertyAndNumber() {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> codec.decode("{\"value\":3000000000}", OfInt.class))
        .withMessageContaining("value")
        .withMessageContaining("3000000000");
  }

  @Test
  void soItIsWithAMappingOfTheApplication() {
    CodecCalls own = new CodecCalls(new JsonbCodec(new JsonbConfig().withNullValues(true)));

    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> own.decode("{\"value\":3000000000}", OfInt.class));
  }

  private void assertRefused(String json, Type type) {
    assertThatExceptionOfType(PayloadException.class)
        .as("%s as %s", json, type)
        .isThrownBy(() -> codec.decode(json, type));
  }

  private static Type integerList() throws ReflectiveOperationException {
    return OfList.class.getDeclaredMethod("value").getGenericReturnType();
  }

  public record OfInt(int value) {}

  public record OfInteger(Integer value) {}

  public record OfLong(long value) {}

  public record OfBoxedLong(Long value) {}

  public record OfShort(short value) {}

  public record OfByte(Byte value) {}

  public record OfOptionalInt(OptionalInt value) {}

  public record OfOptionalLong(OptionalLong value) {}

  public record OfOptional(Optional<Integer> value) {}

  public record OfList(List<Integer> value) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record OfArray(int[] value) {}

  public record OfMap(Map<String, Integer> value) {}

  public record OfNested(OfInt value) {}

  public record OfDouble(double value) {}

  public record OfBigInteger(BigInteger value) {}

  public record OfBigDecimal(BigDecimal value) {}

  public record OfNumber(Number value) {}

  public static class Bean {
    public int value;
  }

  public static class Setter {
    private int value;

    public int getValue() {
      return value;
    }

    public void setValue(int value) {
      this.value = value;
    }
  }
}
