// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

/**
 * Numbers that JavaScript reads without complaint, as doubles, and that codecs refuse or spend time
 * and memory on without bound: those with many digits or a long exponent.
 */
final class LongNumbers {
  /** What has no more characters is left to the codec, with all its digits. */
  private static final int MAX_LENGTH = 1_000;

  /** An exponent with more digits is far beyond what JavaScript can express. */
  private static final int MAX_EXPONENT_DIGITS = 3;

  /** JSON has no infinity; this one is, as a double. */
  private static final String INFINITE = "1e999";

  private LongNumbers() {}

  /** Tells whether the number at a place in a text is such a one. */
  static boolean isLong(String text, int start, int end) {
    if (end - start > MAX_LENGTH) {
      return true;
    }
    int last = end;
    while (last > start && JsonTokens.isDigit(text.charAt(last - 1))) {
      last--;
    }
    // in front of an exponent stand a digit and the letter at least
    return end - last > MAX_EXPONENT_DIGITS && last - start >= 2 && text.charAt(last - 1) != '.';
  }

  /**
   * Rounds the long numbers of a JSON text to doubles.
   *
   * @param json valid JSON
   * @return JSON whose numbers have at most 1,000 characters, and exponents of at most 3 digits
   */
  static String shorten(String json) {
    StringBuilder out = new StringBuilder(Math.min(json.length(), MAX_LENGTH));
    int written = 0;
    for (int i = 0; i < json.length(); ) {
      char c = json.charAt(i);
      if (c == '"') {
        i = JsonTokens.string(json, i);
      } else if (c == '-' || JsonTokens.isDigit(c)) {
        int end = JsonTokens.number(json, i);
        if (isLong(json, i, end)) {
          out.append(json, written, i).append(rounded(json.substring(i, end)));
          written = end;
        }
        i = end;
      } else {
        i++;
      }
    }
    return out.append(json, written, json.length()).toString();
  }

  private static String rounded(String number) {
    double value = Double.parseDouble(number);
    if (Double.isInfinite(value)) {
      return value < 0 ? "-" + INFINITE : INFINITE;
    }
    return JsonNumber.toString(value);
  }
}
