// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "\u0000\u007f", "é€日", "\ufffd\ud7ff\ue000", "a\ud83d\ude00b"})
  void textThatIsWellFormedStaysTheSame(String text) {
    assertThat(Utf8.wellFormed(text)).isSameAs(text);
    assertThat(Utf8.length(text)).isEqualTo(text.getBytes(UTF_8).length);
    assertThat(Utf8.indexOfUnpaired(text, 0)).isEqualTo(text.length());
  }

  @ParameterizedTest
  @CsvSource({
    "\ud83d, \ufffd, 0",
    "\ude00, \ufffd, 0",
    "a\ud83d, a\ufffd, 1",
    "é\ude00b, é\ufffdb, 1",
    "\ude00\ud83d, \ufffd\ufffd, 0",
    "\ud83d\ude00\ude00, \ud83d\ude00\ufffd, 2",
    "\ud83d\ud83d\ude00, \ufffd\ud83d\ude00, 0",
    "\ud83dx\ude00, \ufffdx\ufffd, 0"
  })
  void eachUnpairedSurrogateIsReplaced(String text, String replaced, int first) {
    assertThat(Utf8.wellFormed(text)).isEqualTo(replaced);
    assertThat(Utf8.indexOfUnpaired(text, 0)).isEqualTo(first);
  }

  @Test
  void anUnpairedSurrogateCountsAsWhatReplacesIt() {
    assertThat(Utf8.length("a\ud83d\ud83d\ude00\ude00")).isEqualTo(1 + 3 + 4 + 3);
  }
}
