// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

/**
 * Text that becomes UTF-8. An unpaired surrogate cannot: containers refuse to send it, or send a
 * question mark.
 */
public final class Utf8 {
  private static final char REPLACEMENT = '\ufffd';

  private Utf8() {}

  /**
   * Counts the UTF-8 bytes of a text without encoding it.
   *
   * @param text any text; an unpaired surrogate counts as the three bytes of what replaces it
   * @return the number of bytes
   */
  public static int length(CharSequence text) {
    int chars = text.length();
    int bytes = chars;
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      if (c < 0x800) {
        bytes++;
        continue;
      }
      bytes += 2;
      if (isPair(text, i)) {
        i++;
      }
    }
    return bytes;
  }

  /**
   * Replaces each unpaired surrogate by U+FFFD, as JavaScript does where it encodes text.
   *
   * @param text any text
   * @return the same text if there is none
   */
  public static String wellFormed(String text) {
    int unpaired = indexOfUnpaired(text, 0);
    if (unpaired == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    while (unpaired < out.length()) {
      out.setCharAt(unpaired, REPLACEMENT);
      unpaired = indexOfUnpaired(out, unpaired + 1);
    }
    return out.toString();
  }

  /**
   * Finds an unpaired surrogate.
   *
   * @param text any text
   * @param start where to begin, not within a pair
   * @return the index of the first one; the length of the text if there is none
   */
  public static int indexOfUnpaired(CharSequence text, int start) {
    int end = text.length();
    for (int i = start; i < end; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return i;
        }
        i++;
      }
    }
    return end;
  }

  /**
   * Tells whether two surrogates that belong together stand at an index.
   *
   * @param text any text
   * @param at an index in it
   * @return false also for the second one of a pair
   */
  public static boolean isPair(CharSequence text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }
}
