// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments that were received and are still JSON. */
final class JsonData implements PacketData {
  private final ReceivedText received;
  private final int[] bounds;
  private final int first;

  /**
   * Wraps the values of a text.
   *
   * @param received the text
   * @param bounds begin and end of each value
   * @param first the number of values that are not arguments
   */
  JsonData(ReceivedText received, int[] bounds, int first) {
    this.received = received;
    this.bounds = bounds;
    this.first = first;
  }

  @Override
  public int size() {
    return bounds.length / 2 - first;
  }

  @Override
  @SuppressWarnings("unchecked") // the argument is read as that type
  public <T> Optional<T> find(int index, Type type) {
    if (index >= size() || isNull(index)) {
      return Optional.empty();
    }
    return Optional.of((T) argument(index).read(type));
  }

  @Override
  public boolean binary(int index) {
    return index < size() && argument(index).isBinary();
  }

  @Override
  public @Nullable Object raw(int index) {
    return isNull(index) ? null : argument(index);
  }

  private boolean isNull(int index) {
    return received.text().charAt(start(index)) == 'n';
  }

  private JsonArgument argument(int index) {
    return new JsonArgument(received, index, start(index), bounds[2 * (first + index) + 1]);
  }

  private int start(int index) {
    if (index < 0) {
      throw new IndexOutOfBoundsException(index);
    }
    return bounds[2 * (first + index)];
  }

  @Override
  public String toString() {
    return size() == 0
        ? "[]"
        : "[" + received.text().substring(start(0), bounds[bounds.length - 1]) + "]";
  }
}
