// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryStringTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1                | a=1",
        "a=1&b=2            | a=1,b=2",
        "a                  | a=",
        "a=                 | a=",
        "=1                 | =1",
        "&&a=1&&            | a=1",
        "a=1=2              | a=1=2",
        "a=x+y              | a=x y",
        "%26a=%26%3D%3Fa    | &a=&=?a",
        "a=%E2%82%AC        | a=€",
        "a=%F0%9F%98%80     | a=😀",
        "a=€😀%20           | 'a=€😀 '",
        "a=100%             | a=100%",
        "a=%zz%4            | a=%zz%4",
        "a=%ff              | a=\uFFFD",
        "a=1&a=2            | a=1,a=2",
      })
  void parametersAreDecoded(String query, String expected) {
    List<String> seen = new ArrayList<>();
    QueryString.forEach(query, (name, value) -> seen.add(name + "=" + value));
    assertThat(String.join(",", seen)).isEqualTo(expected);
  }

  @Test
  void ofDuplicatesTheLastCounts() {
    assertThat(QueryString.last("EIO=3&EIO=4&x=1", "EIO")).contains("4");
  }

  @Test
  void anEmptyQueryHasNoParameters() {
    assertThat(QueryString.last("", "sid")).isEmpty();
  }
}
