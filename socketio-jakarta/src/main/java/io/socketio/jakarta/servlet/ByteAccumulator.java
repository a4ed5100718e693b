// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that arrive in pieces, given away at the end without another copy. Not thread-safe. */
final class ByteAccumulator {
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private byte[] bytes;
  private int size;

  ByteAccumulator(int expectedBytes) {
    bytes = new byte[expectedBytes];
  }

  int size() {
    return size;
  }

  void add(ByteBuffer piece) {
    int length = piece.remaining();
    makeRoom(length);
    piece.get(bytes, size, length);
    size += length;
  }

  /** Reads once, what is there at once; returns -1 at the end. */
  int readFrom(InputStream in) throws IOException {
    makeRoom(1);
    int length = in.read(bytes, size, bytes.length - size);
    size += Math.max(length, 0);
    return length;
  }

  /** Gives all bytes away and starts anew. */
  ByteBuffer take() {
    ByteBuffer all = ByteBuffer.wrap(bytes, 0, size);
    bytes = new byte[0];
    size = 0;
    return all;
  }

  private void makeRoom(int length) {
    if (length > bytes.length - size) {
      long needed = (long) size + length;
      if (needed > MAX_ARRAY) {
        throw new IllegalStateException("more bytes than an array holds");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_ARRAY, Math.max(needed, 2L * size)));
    }
  }
}
