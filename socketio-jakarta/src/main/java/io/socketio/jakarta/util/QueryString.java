// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads query strings as the reference server does: UTF-8, {@code +} is a space, and a malformed
 * escape stands for itself.
 *
 * <p>The container's own parameters are no use: asking for them makes it parse the body of a POST.
 */
public final class QueryString {
  private QueryString() {}

  /**
   * Visits all decoded parameters in order.
   *
   * @param query the text after the question mark, or a form
   * @param visitor receives name and value; one without {@code =} has an empty value
   */
  public static void forEach(String query, BiConsumer<String, String> visitor) {
    for (int start = 0; start < query.length(); ) {
      int ampersand = query.indexOf('&', start);
      int end = ampersand < 0 ? query.length() : ampersand;
      int nameEnd = start;
      while (nameEnd < end && query.charAt(nameEnd) != '=') {
        nameEnd++;
      }
      if (start < end) {
        visitor.accept(
            decode(query.substring(start, nameEnd)),
            decode(query.substring(Math.min(nameEnd + 1, end), end)));
      }
      start = end + 1;
    }
  }

  /**
   * Finds the decoded value of a parameter.
   *
   * @param query the text after the question mark, or a form
   * @param name the decoded name
   * @return the value; of several, the last
   */
  public static Optional<String> last(String query, String name) {
    String[] last = new String[1];
    forEach(
        query,
        (candidate, value) -> {
          if (candidate.equals(name)) {
            last[0] = value;
          }
        });
    return Optional.ofNullable(last[0]);
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escaped = c == '%' ? escapedByte(text, i) : -1;
      if (escaped >= 0) {
        bytes.write(escaped);
        i += 2;
      } else if (c < 0x80) {
        bytes.write(c == '+' ? ' ' : c);
      } else {
        int codePoint = text.codePointAt(i);
        bytes.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
        i += Character.charCount(codePoint) - 1;
      }
    }
    return bytes.toString(UTF_8);
  }

  private static int escapedByte(String text, int percent) {
    if (percent + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(percent + 1), 16);
    int low = Character.digit(text.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
