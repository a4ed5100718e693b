// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.nio.ByteBuffer;

/** Frames of RFC 6455: masked ones of a client, unmasked ones of a server. */
final class Frames {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int PING = 9;

  private static final int PONG = 10;

  private static final int LAST = 0x80;
  private static final int TYPE = 0x0f;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int MAX_SHORT = 0xffff;

  private Frames() {}

  /** A text of ASCII. Its mask is zero: that saves the generator work, and the server none. */
  static byte[] text(String text) {
    return masked(TEXT, Bytes.of(text));
  }

  static byte[] binary(byte[] payload) {
    return masked(BINARY, payload);
  }

  /** Answers a ping. */
  static byte[] pong(byte[] payload) {
    return masked(PONG, payload);
  }

  private static byte[] masked(int type, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) (LAST | type));
    if (payload.length < TWO_BYTES) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length <= MAX_SHORT) {
      frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
    } else {
      frame.put((byte) (MASKED | EIGHT_BYTES)).putLong(payload.length);
    }
    frame.putInt(0).put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  static byte[] close() {
    return new byte[] {(byte) 0x88, (byte) MASKED, 0, 0, 0, 0};
  }

  /** The length of the head of a server's frame; 0 if not all of it is there. */
  static int headLength(byte[] bytes, int start, int end) {
    if (end - start < 2) {
      return 0;
    }
    int head =
        switch (bytes[start + 1]) {
          case TWO_BYTES -> 4;
          case EIGHT_BYTES -> 10;
          default -> 2;
        };
    return end - start < head ? 0 : head;
  }

  static long length(byte[] bytes, int start) {
    return switch (bytes[start + 1]) {
      case TWO_BYTES -> ByteBuffer.wrap(bytes).getShort(start + 2) & MAX_SHORT;
      case EIGHT_BYTES -> ByteBuffer.wrap(bytes).getLong(start + 2);
      default -> bytes[start + 1];
    };
  }

  static boolean isLast(byte[] bytes, int start) {
    return (bytes[start] & LAST) != 0;
  }

  static int type(byte[] bytes, int start) {
    return bytes[start] & TYPE;
  }
}
