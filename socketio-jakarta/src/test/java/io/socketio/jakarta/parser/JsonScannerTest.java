// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of JSON, to the letter. */
final class JsonScannerTest {

  private static int[] scan(String json, int depth) {
    return new JsonScanner(json, depth, JsonScanner.MAX_DEPTH, null).scan(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "0.0",
        "-0.5",
        "1.25",
        "1e1",
        "1E1",
        "1e+1",
        "1e-1",
        "0e0",
        "-1.5E-10",
        "123456789012345678901234567890",
        "true",
        "false",
        "null",
        "\"\"",
        "\"a\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uABcd\"",
        "\"\u007f\u2028\ud800\"",
        "\"\\ud800\"",
        "[]",
        "[ ]",
        "[1]",
        "[ 1 , 2 ]",
        "[[],{}]",
        "[[[[]]],[]]",
        "{}",
        "{ }",
        "{\"\":0}",
        "{ \"a\" : 1 , \"b\" : { } }",
        "{\"a\":1,\"a\":2}",
        "{\"a\":[{\"b\":[]}]}",
        " \t\r\n1 \t\r\n",
        "[\"a,b\",\"]\",\"}\"]"
      })
  void acceptsJson(String json) {
    assertThat(scan(json, 0)).hasSize(2);
    assertThat(scan("[" + json + "]", 1)).hasSize(2);
    assertThat(scan("{\"k\":" + json + "}", 0)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "1.e1",
        "1e",
        "1e+",
        "1e1.5",
        "0x1",
        "1_0",
        "Infinity",
        "-Infinity",
        "NaN",
        "1a",
        "1 1",
        "--1",
        "\uff11",
        "t",
        "tru",
        "True",
        "truefalse",
        "nul",
        "nulll",
        "undefined",
        "\"",
        "\"a",
        "a\"",
        "'a'",
        "\"\\\"",
        "\"\\a\"",
        "\"\\x00\"",
        "\"\\u\"",
        "\"\\u000\"",
        "\"\\u00g0\"",
        "\"\\u+123\"",
        "\"\\u\uff10\uff10\uff10\uff10\"",
        "\"\n\"",
        "\"\t\"",
        "\"\u0000\"",
        "\"\u001f\"",
        "\"a\"b",
        "\"\\",
        "[",
        "]",
        "[1",
        "[1,",
        "[,",
        "[,1]",
        "[1,]",
        "[1 2]",
        "[1}",
        "[1]]",
        "[]]",
        "[:]",
        "[\"a\":1]",
        "[1,,2]",
        "{",
        "}",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{1:1}",
        "{\"a\" 1}",
        "{\"a\"::1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\"}",
        "{\"a\",\"b\"}",
        "{\"a\":}",
        "{\"a\":1]",
        "{}}",
        "{[]:1}",
        "{null:1}",
        "\ufeff1",
        "\u00a01",
        "1\u000b",
        "//c\n1",
        "/**/1",
        "1;",
        "[1]\u0000"
      })
  void refusesWhatIsNoJson(String json) {
    assertRefused(json);
    assertRefused("{\"k\":" + json + "}");
    if (!json.isBlank()) {
      assertRefused("[" + json + "]");
    }
  }

  private static void assertRefused(String json) {
    assertThatExceptionOfType(PacketException.class)
        .as(json)
        .isThrownBy(() -> scan(json, 0))
        .withMessage("invalid payload");
  }

  @Test
  void notesTheElementsOfAnArray() {
    assertThat(elements("[1, [2,[3]] ,{\"a\":[4,5]},\"6,7\" , [] ,{}]"))
        .containsExactly("1", "[2,[3]]", "{\"a\":[4,5]}", "\"6,7\"", "[]", "{}");
    assertThat(elements("[ ]")).isEmpty();
  }

  private static List<String> elements(String json) {
    int[] bounds = scan(json, 1);
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < bounds.length; i += 2) {
      elements.add(json.substring(bounds[i], bounds[i + 1]));
    }
    return elements;
  }

  @Test
  void notesAWholeValue() {
    assertThat(scan("  {\"a\":[1]} ", 0)).containsExactly(2, 11);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[|]|512",
        "{\"a\":|}|512",
        "[{\"a\":|}]|256",
        "[[],|]|511",
        "{\"b\":{},\"a\":|}|511"
      })
  void refusesWhatIsNestedTooDeeply(String open, String close, int allowed) {
    assertThat(scan(nested(open, close, allowed), 0)).hasSize(2);
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> scan(nested(open, close, allowed + 1), 0))
        .withMessage("payload is nested too deeply");
  }

  private static String nested(String open, String close, int times) {
    return open.repeat(times) + "1" + close.repeat(times);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"a\":",
        "[]",
        "\"",
        "\\",
        "1",
        "{\"_placeholder\":true,\"num\":",
        " ",
        ","
      })
  @Timeout(10)
  void aBombIsRefusedAtOnce(String part) {
    String json = part.repeat(2_000_000 / part.length());

    assertThatExceptionOfType(PacketException.class).isThrownBy(() -> scan(json + "x", 0));
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> Wire.decode("2[\"e\"," + json));
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> Wire.decode("51-[\"e\"," + json));
  }
}
