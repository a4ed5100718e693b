// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Binary messages inside texts. */
final class Base64Data {
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

  /** Decodes a message and delivers it; false if it is malformed. */
  static boolean decode(ByteBuffer encoded, PacketReceiver receiver) {
    ByteBuffer decoded;
    try {
      decoded = Base64.getDecoder().decode(withoutLineBreaks(encoded));
    } catch (IllegalArgumentException e) {
      receiver.malformed("invalid base64");
      return false;
    }
    receiver.message(decoded);
    return true;
  }

  /** The Java client 2.1.2 ends each 76 characters, and the last of them, with a line feed. */
  private static ByteBuffer withoutLineBreaks(ByteBuffer encoded) {
    int end = encoded.limit();
    if (end == encoded.position() || encoded.get(end - 1) != '\n') {
      return encoded;
    }
    ByteBuffer joined = ByteBuffer.allocate(encoded.remaining());
    while (encoded.hasRemaining()) {
      byte next = encoded.get();
      if (next != '\n' && next != '\r') {
        joined.put(next);
      }
    }
    return joined.flip();
  }
}
