// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that no codec should see. */
final class LongNumbersTest {
  private static final String NINES = "9".repeat(1_001);

  public record Point(double x, double y) {}

  public record Bill(BigDecimal sum, Object more, List<Object> all) {}

  @ParameterizedTest
  @CsvSource({
    "1e1000, 1e999",
    "-1E+99999, -1e999",
    "1e999999999999999999, 1e999",
    "1e-99999, 0",
    "-1e-99999, 0",
    "15e0001, 150",
    "0.000e99999, 0",
    "0e99999, 0"
  })
  void longExponentsAreRounded(String number, String rounded) {
    assertThat(LongNumbers.shorten(number)).isEqualTo(rounded);
    assertThat(LongNumbers.shorten("{\"a\":[" + number + " , 1]}"))
        .isEqualTo("{\"a\":[" + rounded + " , 1]}");
  }

  @Test
  void manyDigitsAreRounded() {
    assertThat(LongNumbers.shorten(NINES)).isEqualTo("1e999");
    assertThat(LongNumbers.shorten("[-" + NINES + "]")).isEqualTo("[-1e999]");
    assertThat(LongNumbers.shorten("0." + NINES)).isEqualTo("1");
    assertThat(LongNumbers.shorten("0." + "1".repeat(2_000))).isEqualTo("0.1111111111111111");
    assertThat(LongNumbers.shorten("9." + NINES + "e20")).isEqualTo("1e+21");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-12345678",
        "12345678.12345678",
        "-1.2345e-999",
        "1E+999",
        "{\"1e99999\":\"1e99999\"}",
        "\"\\\"1e99999\"",
        "[true,null,{}]"
      })
  void everythingElseStays(String json) {
    assertThat(LongNumbers.shorten(json)).isEqualTo(json);
    assertThat(Wire.PARSER.encode(Wire.decode("30[" + json + "]")).get(0).frame())
        .isEqualTo("430[" + json + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999", "-1e1000", "1e-99999"})
  void valuesOfUnknownTypeAreReadWhateverTheyHold(String number) {
    for (String long1 : List.of(number, NINES, "-" + NINES, "0." + NINES)) {
      double value = Double.parseDouble(long1);
      assertThat(number(read(long1, Object.class))).isEqualTo(value);
      assertThat(number(read(long1, Number.class))).isEqualTo(value);
      Map<?, ?> map = (Map<?, ?>) read("{\"x\":[" + long1 + "]}", Map.class);
      assertThat(number(((List<?>) map.get("x")).get(0))).isEqualTo(value);
      assertThat(read("{\"x\":" + long1 + ",\"y\":1}", Point.class)).isEqualTo(new Point(value, 1));
      Bill bill =
          (Bill)
              read(
                  "{\"sum\":" + long1 + ",\"more\":" + long1 + ",\"all\":[" + long1 + "]}",
                  Bill.class);
      assertThat(number(bill.sum())).isEqualTo(value);
      assertThat(number(bill.more())).isEqualTo(value);
      assertThat(number(bill.all().get(0))).isEqualTo(value);
    }
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static Object read(String json, Type type) {
    return Wire.argument(json).find(0, type).orElseThrow();
  }

  @Test
  void whatIsPassedOnStaysAsItCame() {
    String json = "{\"x\":1e99999,\"y\":" + NINES + "}";
    PacketData data = Wire.argument(json);
    assertThat(Wire.arguments(data.raw(0))).isEqualTo(json);
  }
}
