// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.Cors;
import io.socketio.jakarta.engine.TransportName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Reads the values of options from text. All methods throw what the JDK's parsers throw. */
final class SettingText {
  private SettingText() {}

  static boolean bool(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false expected");
    };
  }

  /** Milliseconds, or ISO-8601. */
  static Duration duration(String value) {
    return value.startsWith("P") ? Duration.parse(value) : Duration.ofMillis(Long.parseLong(value));
  }

  static OptionalInt threshold(String value) {
    return value.equals("off") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
  }

  static List<TransportName> transports(String value) {
    return Arrays.stream(value.split(","))
        .map(name -> TransportName.valueOf(name.trim().toUpperCase(Locale.ROOT)))
        .toList();
  }

  static String[] list(String value) {
    return Arrays.stream(value.split(",")).map(String::trim).toArray(String[]::new);
  }

  /** One origin is always sent, several are matched. */
  static Cors cors(String value) {
    String[] origins = list(value);
    return origins.length == 1
        ? Cors.builder().origin(origins[0]).build()
        : Cors.builder().origins(origins).build();
  }
}
