// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** Binary messages inside texts. */
final class Base64Data {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final byte PADDING = '=';
  private static final byte NONE = -1;
  private static final byte[] VALUES = values();

  private Base64Data() {}

  /** Encodes bytes behind a prefix of ASCII characters. */
  static byte[] encode(String prefix, ByteBuffer bytes) {
    ByteBuffer encoded = Base64.getEncoder().encode(bytes);
    int start = prefix.length();
    byte[] text = new byte[start + encoded.remaining()];
    for (int i = 0; i < start; i++) {
      text[i] = (byte) prefix.charAt(i);
    }
    encoded.get(text, start, encoded.remaining());
    return text;
  }

  /**
   * Decodes a message as the reference server does: in either alphabet, up to the first padding,
   * without whatever else there is.
   */
  static ByteBuffer decode(ByteBuffer encoded) {
    if (!endsWithLineBreak(encoded)) {
      try {
        return Base64.getDecoder().decode(encoded);
      } catch (IllegalArgumentException e) {
        return decodeLeniently(encoded);
      }
    }
    return decodeLeniently(encoded);
  }

  /** The Java client 2.1.2 ends each 76 characters, and the last of them, with a line feed. */
  private static boolean endsWithLineBreak(ByteBuffer encoded) {
    return encoded.hasRemaining() && encoded.get(encoded.limit() - 1) == '\n';
  }

  private static ByteBuffer decodeLeniently(ByteBuffer encoded) {
    ByteBuffer decoded = ByteBuffer.allocate(encoded.remaining());
    int bits = 0;
    int count = 0;
    while (encoded.hasRemaining()) {
      byte next = encoded.get();
      if (next == PADDING) {
        break;
      }
      int value = next < 0 ? NONE : VALUES[next];
      if (value != NONE) {
        bits = bits << 6 | value;
        count += 6;
        if (count >= 8) {
          count -= 8;
          decoded.put((byte) (bits >> count));
        }
      }
    }
    return decoded.flip();
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, NONE);
    for (String alphabet : new String[] {LETTERS + "+/", LETTERS + "-_"}) {
      for (int i = 0; i < alphabet.length(); i++) {
        values[alphabet.charAt(i)] = (byte) i;
      }
    }
    return values;
  }
}
