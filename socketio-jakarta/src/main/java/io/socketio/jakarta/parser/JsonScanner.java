// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks a JSON text in one pass and notes where the values of one level begin and end.
 *
 * <p>It neither recurses nor builds values, so that what a peer sends costs time and memory in
 * proportion to its length only.
 */
final class JsonScanner {
  /** Deep enough for any data, shallow enough for a codec that recurses. */
  static final int MAX_DEPTH = 512;

  private final String text;
  private final int noted;
  private final @Nullable PlaceholderFinder finder;

  private int position;
  private int depth;

  /** For each open container: whether it is an object. */
  private boolean[] objects = new boolean[16];

  /** Begin and end of each noted value. */
  private int[] bounds = new int[8];

  private int count;

  /**
   * Makes a scanner for one text.
   *
   * @param text contains the JSON text at its end
   * @param noted the level to note: 0 for the whole value, 1 for the elements of an array
   * @param finder looks for placeholders on the way, if given
   */
  JsonScanner(String text, int noted, @Nullable PlaceholderFinder finder) {
    this.text = text;
    this.noted = noted;
    this.finder = finder;
  }

  /**
   * Scans the text to its end.
   *
   * @param start where it begins
   * @return begin and end of each noted value
   * @throws PacketException if it is no valid JSON, or nested too deeply
   */
  int[] scan(int start) {
    position = start;
    skipSpace();
    while (opens() || continues()) {
      // one value per turn
    }
    skipSpace();
    if (position < text.length()) {
      throw invalid();
    }
    return Arrays.copyOf(bounds, count);
  }

  /** Reads a value, up to its first member if it has any; true if such a member is next. */
  private boolean opens() {
    if (depth == noted) {
      note();
    }
    switch (peek()) {
      case '{' -> {
        open(true);
        if (peek() != '}') {
          key();
          return true;
        }
        close();
      }
      case '[' -> {
        open(false);
        if (peek() != ']') {
          return true;
        }
        close();
      }
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
    return false;
  }

  /** Reads what comes after a value; true if another value is next. */
  private boolean continues() {
    while (true) {
      if (depth == noted) {
        note();
      }
      if (depth == 0) {
        return false;
      }
      skipSpace();
      boolean object = objects[depth - 1];
      char c = peek();
      if (c == ',') {
        position++;
        skipSpace();
        if (object) {
          key();
        }
        return true;
      }
      if (c != (object ? '}' : ']')) {
        throw invalid();
      }
      close();
    }
  }

  private void open(boolean object) {
    if (depth == MAX_DEPTH) {
      throw new PacketException("payload is nested too deeply");
    }
    if (depth == objects.length) {
      objects = Arrays.copyOf(objects, 2 * depth);
    }
    objects[depth++] = object;
    if (finder != null) {
      finder.open(position);
    }
    position++;
    skipSpace();
  }

  private void close() {
    position++;
    depth--;
    if (finder != null) {
      finder.close();
    }
  }

  private void key() {
    int start = position;
    if (peek() != '"') {
      throw invalid();
    }
    string();
    int end = position;
    skipSpace();
    if (peek() != ':') {
      throw invalid();
    }
    position++;
    skipSpace();
    if (finder != null) {
      finder.key(start, end, position);
    }
  }

  private void string() {
    int length = text.length();
    int i = position + 1;
    while (i < length) {
      char c = text.charAt(i++);
      if (c == '"') {
        position = i;
        return;
      }
      if (c < ' ') {
        break;
      }
      if (c == '\\') {
        i = escape(i);
      }
    }
    throw invalid();
  }

  private int escape(int at) {
    switch (at < text.length() ? text.charAt(at) : 0) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return at + 1;
      }
      case 'u' -> {
        int end = at + 5;
        if (end <= text.length() && isHex(at + 1, end)) {
          return end;
        }
        throw invalid();
      }
      default -> throw invalid();
    }
  }

  private boolean isHex(int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 || c > 'f') {
        return false;
      }
    }
    return true;
  }

  private void literal(String word) {
    if (!text.startsWith(word, position)) {
      throw invalid();
    }
    position += word.length();
  }

  private void number() {
    if (peek() == '-') {
      position++;
    }
    if (peek() == '0') {
      position++;
    } else {
      digits();
    }
    if (peek() == '.') {
      position++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      position++;
      if (peek() == '+' || peek() == '-') {
        position++;
      }
      digits();
    }
  }

  private void digits() {
    int start = position;
    while (peek() >= '0' && peek() <= '9') {
      position++;
    }
    if (position == start) {
      throw invalid();
    }
  }

  private void skipSpace() {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : 0;
  }

  private void note() {
    if (count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * count);
    }
    bounds[count++] = position;
  }

  private static PacketException invalid() {
    return new PacketException("invalid payload");
  }
}
