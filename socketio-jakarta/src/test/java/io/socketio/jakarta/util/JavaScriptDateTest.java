// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each text is what {@code new Date(millis).toISOString()} makes in Node. */
class JavaScriptDateTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "253402300799999, 9999-12-31T23:59:59.999Z",
    "253402300800000, +010000-01-01T00:00:00.000Z",
    "-62167219200000, 0000-01-01T00:00:00.000Z",
    "-62167219200001, -000001-12-31T23:59:59.999Z",
    "8640000000000000, +275760-09-13T00:00:00.000Z",
    "-8640000000000000, -271821-04-20T00:00:00.000Z"
  })
  void isWrittenAsInJavaScriptAndReadBack(long millis, String text) {
    Instant date = Instant.ofEpochMilli(millis);
    assertThat(JavaScriptDate.format(date)).contains(text);
    assertThat(Instant.parse(text)).isEqualTo(date);
  }

  @Test
  void whatJavaScriptCannotExpressHasNoText() {
    for (Instant date :
        List.of(
            Instant.ofEpochMilli(8_640_000_000_000_001L),
            Instant.ofEpochMilli(-8_640_000_000_000_001L),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.MIN,
            Instant.MAX)) {
      assertThat(JavaScriptDate.format(date)).isEmpty();
    }
  }
}
