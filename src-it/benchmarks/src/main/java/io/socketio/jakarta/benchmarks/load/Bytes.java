// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** ASCII in arrays. */
final class Bytes {
  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, ISO_8859_1);
  }

  /** The index after a word in a range, or -1. */
  static int after(byte[] word, byte[] bytes, int start, int end) {
    for (int i = start; i + word.length <= end; i++) {
      if (bytes[i] == word[0] && startsWith(word, bytes, i)) {
        return i + word.length;
      }
    }
    return -1;
  }

  static boolean startsWith(byte[] word, byte[] bytes, int start) {
    int end = start + word.length;
    return end <= bytes.length && Arrays.equals(bytes, start, end, word, 0, word.length);
  }

  static boolean equal(byte[] expected, byte[] bytes, int start, int end) {
    return Arrays.equals(expected, 0, expected.length, bytes, start, end);
  }
}
