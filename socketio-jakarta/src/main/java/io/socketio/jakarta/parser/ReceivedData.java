// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments that were received and are still slices of a message. */
abstract class ReceivedData implements PacketData {
  private final int[] bounds;
  private final int first;

  /**
   * Wraps the values of a message.
   *
   * @param bounds begin and end of each value
   * @param first the number of values that are not arguments
   */
  ReceivedData(int[] bounds, int first) {
    this.bounds = bounds;
    this.first = first;
  }

  /** Tells whether the value that begins there is null. */
  abstract boolean isNull(int start);

  abstract ReceivedArgument argument(int index, int start, int end);

  @Override
  public final int size() {
    return bounds.length / 2 - first;
  }

  @Override
  @SuppressWarnings("unchecked") // the argument is read as that type
  public final <T> Optional<T> find(int index, Type type) {
    if (index >= size() || isNull(start(index))) {
      return Optional.empty();
    }
    return Optional.of((T) argument(index).read(type));
  }

  @Override
  public final boolean binary(int index) {
    return index < size() && argument(index).isBinary();
  }

  @Override
  public final @Nullable Object raw(int index) {
    return isNull(start(index)) ? null : argument(index);
  }

  private ReceivedArgument argument(int index) {
    return argument(index, start(index), end(index));
  }

  final int start(int index) {
    if (index < 0) {
      throw new IndexOutOfBoundsException(index);
    }
    return bounds[2 * (first + index)];
  }

  final int end(int index) {
    return bounds[2 * (first + index) + 1];
  }
}
