// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeaderFieldsTest {
  @ParameterizedTest
  @CsvSource({
    "cookie, 'a; b'",
    "user-agent, a",
    "authorization, a",
    "content-type, a",
    "referer, a",
    "host, a",
    "origin, 'a, b'",
    "accept-encoding, 'a, b'",
    "x-forwarded-for, 'a, b'",
  })
  void joinsTheValuesOfARepeatedHeaderAsNodeDoes(String name, String joined) {
    assertThat(HeaderFields.join(name, List.of("a", "b"))).isEqualTo(joined);
    assertThat(HeaderFields.join(name, List.of("a"))).isEqualTo("a");
  }
}
