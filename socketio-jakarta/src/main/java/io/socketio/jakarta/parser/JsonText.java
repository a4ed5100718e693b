// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.util.Utf8;

/** JSON strings. */
final class JsonText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /**
   * Writes a string with quotes, escaping what JavaScript escapes: quotes, backslashes, control
   * characters and unpaired surrogates.
   */
  static void quote(CharSequence text, StringBuilder out) {
    int length = text.length();
    int written = 0;
    out.append('"');
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
        continue;
      }
      if (Utf8.isPair(text, i)) {
        i++;
        continue;
      }
      out.append(text, written, i);
      escape(c, out);
      written = i + 1;
    }
    out.append(text, written, length).append('"');
  }

  /**
   * Escapes the unpaired surrogates in JSON text, which may stand nowhere but in its strings.
   *
   * @param out any text, from an index on valid JSON but for them
   * @param start that index
   */
  static void escapeUnpaired(StringBuilder out, int start) {
    int unpaired = Utf8.indexOfUnpaired(out, start);
    if (unpaired == out.length()) {
      return;
    }
    String rest = out.substring(unpaired);
    out.setLength(unpaired);
    int written = 0;
    for (int i = 0; i < rest.length(); i = Utf8.indexOfUnpaired(rest, written)) {
      out.append(rest, written, i);
      escape(rest.charAt(i), out);
      written = i + 1;
    }
    out.append(rest, written, rest.length());
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default ->
          out.append("\\u")
              .append(HEX[c >> 12])
              .append(HEX[c >> 8 & 15])
              .append(HEX[c >> 4 & 15])
              .append(HEX[c & 15]);
    }
  }

  /**
   * Reads a string.
   *
   * @param json contains a valid JSON string
   * @param start the index of the opening quote
   * @param end the index after the closing quote
   */
  static String unquote(String json, int start, int end) {
    int last = end - 1;
    int escape = indexOfEscape(json, start + 1, last);
    if (escape == last) {
      return json.substring(start + 1, last);
    }
    StringBuilder out = new StringBuilder(last - start);
    int from = start + 1;
    while (escape < last) {
      out.append(json, from, escape);
      char c = json.charAt(escape + 1);
      if (c == 'u') {
        out.append((char) Integer.parseInt(json, escape + 2, escape + 6, 16));
        from = escape + 6;
      } else {
        out.append(unescape(c));
        from = escape + 2;
      }
      escape = indexOfEscape(json, from, last);
    }
    return out.append(json, from, last).toString();
  }

  /** Returns the index of the first backslash; the end if there is none. */
  static int indexOfEscape(String json, int from, int end) {
    int i = from;
    while (i < end && json.charAt(i) != '\\') {
      i++;
    }
    return i;
  }

  private static char unescape(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }
}
