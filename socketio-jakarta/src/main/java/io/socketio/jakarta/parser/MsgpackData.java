// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Arguments that were received and are still MessagePack. */
final class MsgpackData extends ReceivedData {
  private static final byte NIL = (byte) 0xc0;

  /** The format of {@code undefined}, and of nothing else that passed the check. */
  private static final byte FIXEXT1 = (byte) 0xd4;

  private final ReceivedBytes received;

  MsgpackData(ReceivedBytes received, int[] bounds, int first) {
    super(bounds, first);
    this.received = received;
  }

  @Override
  boolean isNull(int start) {
    byte format = received.array()[start];
    return format == NIL || format == FIXEXT1;
  }

  @Override
  MsgpackArgument argument(int index, int start, int end) {
    return new MsgpackArgument(received, index, start, end);
  }

  @Override
  public String toString() {
    return IntStream.range(0, size())
        .mapToObj(i -> String.valueOf(raw(i)))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
