// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in the notation of {@code JSON.stringify}. */
final class JsonNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "-1.0, -1",
    "1.5, 1.5",
    "100.0, 100",
    "0.1, 0.1",
    "0.001, 0.001",
    "1.0E-4, 0.0001",
    "1.25E-4, 0.000125",
    "1.0E-6, 0.000001",
    "1.234E-6, 0.000001234",
    "1.0E-7, 1e-7",
    "-1.25E-7, -1.25e-7",
    "9999999.5, 9999999.5",
    "1.0E7, 10000000",
    "1.23456785E7, 12345678.5",
    "-1.23456785E7, -12345678.5",
    "9.007199254740991E15, 9007199254740991",
    "9.007199254740992E15, 9007199254740992",
    "1.2345678901234568E17, 123456789012345680",
    "1.0E20, 100000000000000000000",
    "1.2E20, 120000000000000000000",
    "9.99999999999999E20, 999999999999999000000",
    "1.0E21, 1e+21",
    "-1.5E21, -1.5e+21",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "4.9E-324, 4.9e-324",
    "NaN, null",
    "Infinity, null",
    "-Infinity, null",
  })
  void writesAsJavaScriptDoes(double value, String json) {
    assertThat(write(value)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "1.0, 1",
    "16777216, 16777216",
    "1.0E20, 100000000000000000000",
    "3.4028235E38, 3.4028235e+38",
    "1.0E-10, 1e-10",
    "NaN, null",
  })
  void writesAFloatWithItsOwnPrecision(float value, String json) {
    assertThat(Wire.arguments(value)).isEqualTo(json);
  }

  @Test
  void whatIsWrittenIsTheSameNumber() {
    Random random = new Random(4711);
    for (int i = 0; i < 200_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(write(value))).isEqualTo(value);
      }
      double decimal = random.nextInt() / Math.pow(10, random.nextInt(12));
      assertThat(Double.parseDouble(write(decimal))).isEqualTo(decimal);
    }
  }

  private static String write(double value) {
    StringBuilder out = new StringBuilder();
    JsonNumber.write(value, Double.toString(value), out);
    return out.toString();
  }
}
