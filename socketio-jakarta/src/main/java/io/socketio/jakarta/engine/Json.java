// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** The little JSON that Engine.IO itself needs. */
final class Json {
  private static final String HEX = "0123456789abcdef";
  private static final String SPECIAL = "\"\\\b\f\n\r\t";
  private static final String SPECIAL_LETTERS = "\"\\bfnrt";

  private Json() {}

  /** Appends a text as a JSON string. */
  static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int special = SPECIAL.indexOf(c);
      if (special >= 0) {
        out.append('\\').append(SPECIAL_LETTERS.charAt(special));
      } else if (c < ' ' || (Character.isSurrogate(c) && !inPair(text, i))) {
        escape(out, c);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static void escape(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 0xf));
    }
  }

  private static boolean inPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
