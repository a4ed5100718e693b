// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments that are Java values: what is emitted here, not received. */
final class ValueData implements PacketData {
  private final @Nullable Object[] values;

  ValueData(@Nullable Object[] values) {
    this.values = values;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  @SuppressWarnings("unchecked") // the cast is checked against the class just above it
  public <T> Optional<T> find(int index, Type type) {
    Object value = index < values.length ? values[index] : null;
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ReceivedArgument argument) {
      return Optional.of((T) argument.read(type));
    }
    if (type instanceof Class<?> wanted && boxed(wanted).isInstance(value)) {
      return Optional.of((T) value);
    }
    throw new PayloadException(
        "argument " + index + " is " + value.getClass().getName() + ", not " + type.getTypeName());
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  @Override
  public boolean binary(int index) {
    Object value = index < values.length ? values[index] : null;
    return value instanceof byte[]
        || value instanceof ByteBuffer
        || (value instanceof ReceivedArgument argument && argument.isBinary());
  }

  @Override
  public @Nullable Object raw(int index) {
    return values[index];
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
