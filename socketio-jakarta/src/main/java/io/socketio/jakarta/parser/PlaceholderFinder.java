// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.util.Arrays;

/** Finds the placeholders of a binary packet while a {@link JsonScanner} walks over its text. */
final class PlaceholderFinder {
  private static final String FLAG = "_placeholder";
  private static final String NUM = "num";

  /** The most characters that JSON can take for one: an escape with four digits. */
  private static final int MAX_ESCAPE = 6;

  // What is known of each open container: where it begins, whether its flag is set, where the
  // value of its num begins (0: it has none), and how many placeholders were found before it.
  private static final int START = 0;
  private static final int FLAGGED = 1;
  private static final int NUM_START = 2;
  private static final int FOUND_BEFORE = 3;
  private static final int LEVEL = 4;

  private final String text;
  private final int attachments;
  private int[] levels = new int[8 * LEVEL];
  private int top = -LEVEL;
  private int[] found = new int[4 * Placeholders.RECORD];
  private int count;

  PlaceholderFinder(String text, int attachments) {
    this.text = text;
    this.attachments = attachments;
  }

  void open(int start) {
    top += LEVEL;
    if (top == levels.length) {
      levels = Arrays.copyOf(levels, 2 * top);
    }
    levels[top + START] = start;
    levels[top + FLAGGED] = 0;
    levels[top + NUM_START] = 0;
    levels[top + FOUND_BEFORE] = count;
  }

  /** Takes a key of the innermost object; the last of equal keys counts, as in JavaScript. */
  void key(int start, int end, int valueStart) {
    if (isKey(FLAG, start, end)) {
      levels[top + FLAGGED] = text.startsWith("true", valueStart) ? 1 : 0;
    } else if (isKey(NUM, start, end)) {
      levels[top + NUM_START] = valueStart;
    }
  }

  private boolean isKey(String name, int start, int end) {
    int length = end - start - 2;
    if (length == name.length()) {
      return text.startsWith(name, start + 1);
    }
    return length > name.length()
        && length <= MAX_ESCAPE * name.length()
        && JsonText.indexOfEscape(text, start, end) < end
        && JsonText.unquote(text, start, end).equals(name);
  }

  void close() {
    if (levels[top + FLAGGED] != 0) {
      // placeholders in further members of a placeholder are none
      count = levels[top + FOUND_BEFORE];
      add(levels[top + START], levels[top + NUM_START]);
    }
    top -= LEVEL;
  }

  private void add(int start, int numStart) {
    int numEnd = numStart == 0 ? 0 : numberEnd(numStart);
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count++] = start;
    found[count++] = numStart;
    found[count++] = numEnd;
    found[count++] = num(text.substring(numStart, numEnd));
  }

  /** The end of the number at an index; the index itself if there is another value. */
  private int numberEnd(int start) {
    char c = text.charAt(start);
    return c == '-' || JsonTokens.isDigit(c) ? JsonTokens.number(text, start) : start;
  }

  private int num(String json) {
    double num = json.isEmpty() ? -1 : Double.parseDouble(json);
    if (num >= 0 && num < attachments && num == Math.rint(num)) {
      return (int) num;
    }
    throw new PacketException("illegal attachments");
  }

  Placeholders found() {
    return count == 0 ? Placeholders.NONE : new Placeholders(Arrays.copyOf(found, count));
  }
}
