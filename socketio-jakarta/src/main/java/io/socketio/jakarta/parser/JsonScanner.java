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

  /** For what we write ourselves: it may hold what was received, and nests deeper then. */
  static final int ANY_DEPTH = Integer.MAX_VALUE;

  private final String text;
  private final int notedDepth;
  private final int maxDepth;
  private final @Nullable PlaceholderFinder finder;

  private boolean longNumbers;
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
   * @param notedDepth what to note: 0 for the whole value, 1 for the elements of an array
   * @param maxDepth how deep values may be nested
   * @param finder looks for placeholders on the way, if given
   */
  JsonScanner(String text, int notedDepth, int maxDepth, @Nullable PlaceholderFinder finder) {
    this.text = text;
    this.notedDepth = notedDepth;
    this.maxDepth = maxDepth;
    this.finder = finder;
  }

  /**
   * Scans the text to its end.
   *
   * @param start where the JSON text begins
   * @return begin and end of each noted value
   * @throws PacketException if it is no valid JSON, or nested too deeply
   */
  int[] scan(int start) {
    position = JsonTokens.space(text, start);
    do {
      while (descends()) {
        // to the first value that has no members
      }
    } while (continues());
    if (position < text.length()) {
      throw JsonTokens.invalid();
    }
    return Arrays.copyOf(bounds, count);
  }

  /** Reads a value, up to its first member if it has any; true if that is next. */
  private boolean descends() {
    if (depth == notedDepth) {
      note();
    }
    switch (JsonTokens.at(text, position)) {
      case '{' -> {
        return opens(true);
      }
      case '[' -> {
        return opens(false);
      }
      case '"' -> position = JsonTokens.string(text, position);
      case 't' -> position = JsonTokens.word(text, position, "true");
      case 'f' -> position = JsonTokens.word(text, position, "false");
      case 'n' -> position = JsonTokens.word(text, position, "null");
      default -> number();
    }
    return false;
  }

  private void number() {
    int start = position;
    position = JsonTokens.number(text, start);
    longNumbers |= LongNumbers.isLong(text, start, position);
  }

  /** Whether the scanned text holds numbers that {@link LongNumbers} must shorten. */
  boolean hasLongNumbers() {
    return longNumbers;
  }

  /** Reads the begin of a container; true if it is not empty. */
  private boolean opens(boolean object) {
    if (depth == maxDepth) {
      throw new PacketException("payload is nested too deeply");
    }
    if (depth == objects.length) {
      objects = Arrays.copyOf(objects, 2 * depth);
    }
    objects[depth++] = object;
    if (finder != null) {
      finder.open(position);
    }
    position = JsonTokens.space(text, position + 1);
    if (JsonTokens.at(text, position) == end(object)) {
      close();
      return false;
    }
    if (object) {
      key();
    }
    return true;
  }

  /** Reads what comes after a value, up to the next one; false if there is none. */
  private boolean continues() {
    while (true) {
      if (depth == notedDepth) {
        note();
      }
      position = JsonTokens.space(text, position);
      if (depth == 0) {
        return false;
      }
      boolean object = objects[depth - 1];
      if (JsonTokens.at(text, position) == ',') {
        position = JsonTokens.space(text, position + 1);
        if (object) {
          key();
        }
        return true;
      }
      JsonTokens.punctuation(text, position, end(object));
      close();
    }
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
    int end = JsonTokens.string(text, start);
    int colon = JsonTokens.space(text, end);
    position = JsonTokens.space(text, JsonTokens.punctuation(text, colon, ':'));
    if (finder != null) {
      finder.key(start, end, position);
    }
  }

  private static char end(boolean object) {
    return object ? '}' : ']';
  }

  private void note() {
    if (count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * count);
    }
    bounds[count++] = position;
  }
}
