// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

/**
 * The tokens of JSON. Each method takes the index where a token begins and returns the index after
 * its end.
 */
final class JsonTokens {
  private static final int HEX_DIGITS = 4;

  private JsonTokens() {}

  /** Returns the character at an index; NUL, which no token contains, at the end of the text. */
  static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  static int space(String text, int start) {
    int i = start;
    while (isSpace(at(text, i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  static int punctuation(String text, int start, char expected) {
    if (at(text, start) != expected) {
      throw invalid();
    }
    return start + 1;
  }

  static int string(String text, int start) {
    int length = text.length();
    int i = punctuation(text, start, '"');
    while (i < length) {
      char c = text.charAt(i++);
      if (c == '"') {
        return i;
      } else if (c == '\\') {
        i = escape(text, i);
      } else if (c < ' ') {
        break;
      }
    }
    throw invalid();
  }

  private static int escape(String text, int start) {
    switch (at(text, start)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return start + 1;
      }
      case 'u' -> {
        return hex(text, start + 1);
      }
      default -> throw invalid();
    }
  }

  private static int hex(String text, int start) {
    int end = start + HEX_DIGITS;
    for (int i = start; i < end; i++) {
      char c = at(text, i);
      if (Character.digit(c, 16) < 0 || c > 'f') {
        throw invalid();
      }
    }
    return end;
  }

  static int word(String text, int start, String word) {
    if (!text.startsWith(word, start)) {
      throw invalid();
    }
    return start + word.length();
  }

  static int number(String text, int start) {
    int i = at(text, start) == '-' ? start + 1 : start;
    i = at(text, i) == '0' ? i + 1 : digits(text, i);
    if (at(text, i) == '.') {
      i = digits(text, i + 1);
    }
    if (at(text, i) == 'e' || at(text, i) == 'E') {
      char sign = at(text, i + 1);
      i = digits(text, sign == '+' || sign == '-' ? i + 2 : i + 1);
    }
    return i;
  }

  private static int digits(String text, int start) {
    int i = start;
    while (isDigit(at(text, i))) {
      i++;
    }
    if (i == start) {
      throw invalid();
    }
    return i;
  }

  /** An object or array of a text that has been checked. */
  static int container(String text, int start) {
    int depth = 0;
    int i = start;
    do {
      char c = text.charAt(i);
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      i = c == '"' ? string(text, i) : i + 1;
    } while (depth > 0);
    return i;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static PacketException invalid() {
    return new PacketException("invalid payload");
  }
}
