// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;

/**
 * A type with its arguments, which a {@link Class} cannot name: {@code new
 * GenericType<List<Message>>() {}}. Immutable and thread-safe.
 *
 * @param <T> the type
 */
public abstract class GenericType<T> {
  private final Type type;

  /**
   * Takes the type from the declaration of the subclass, normally an anonymous one.
   *
   * @throws IllegalArgumentException if the declaration leaves it open
   */
  protected GenericType() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType declared)
        || declared.getRawType() != GenericType.class
        || declared.getActualTypeArguments()[0] instanceof TypeVariable<?>) {
      throw new IllegalArgumentException(
          "no type is named: make one by new GenericType<List<String>>() {}");
    }
    type = declared.getActualTypeArguments()[0];
  }

  /**
   * The type.
   *
   * @return the type with its arguments
   */
  public final Type type() {
    return type;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof GenericType<?> generic && type.equals(generic.type);
  }

  @Override
  public final int hashCode() {
    return type.hashCode();
  }

  @Override
  public final String toString() {
    return type.getTypeName();
  }
}
