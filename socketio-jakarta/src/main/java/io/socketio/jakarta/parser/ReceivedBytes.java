// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.nio.ByteBuffer;

/** One received message, of which the arguments are slices. */
final class ReceivedBytes {
  private final byte[] array;
  private final int start;
  private final int end;
  private final JsonCodec codec;

  /**
   * Wraps a message without copying it, if it lies in an array.
   *
   * @param data the message, between position and limit
   * @param codec reads maps and arrays
   */
  ReceivedBytes(ByteBuffer data, JsonCodec codec) {
    this.codec = codec;
    if (data.hasArray()) {
      array = data.array();
      start = data.arrayOffset() + data.position();
    } else {
      array = new byte[data.remaining()];
      data.duplicate().get(array);
      start = 0;
    }
    end = start + data.remaining();
  }

  byte[] array() {
    return array;
  }

  /** Where the message begins in the array. */
  int start() {
    return start;
  }

  /** Where the message ends in the array. */
  int end() {
    return end;
  }

  JsonCodec codec() {
    return codec;
  }

  /** A read-only view of a part. */
  ByteBuffer slice(int from, int to) {
    return ByteBuffer.wrap(array, from, to - from).slice().asReadOnlyBuffer();
  }
}
