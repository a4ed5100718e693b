// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
      if (startsWith(word, bytes, i)) {
        return i + word.length;
      }
    }
    return -1;
  }

  static boolean startsWith(byte[] word, byte[] bytes, int start) {
    int i = 0;
    while (i < word.length && start + i < bytes.length && word[i] == bytes[start + i]) {
      i++;
    }
    return i == word.length;
  }

  static void expect(byte[] expected, byte[] bytes, int start, int end) {
    if (end - start != expected.length || !startsWith(expected, bytes, start)) {
      String wanted = text(expected, 0, expected.length);
      throw new LoadException("expected " + wanted + ", got " + text(bytes, start, end));
    }
  }
}
