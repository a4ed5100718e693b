// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.parser.PayloadException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** Makes records annotated {@link PositionalArgs} of the arguments of events. */
final class PositionalReader {
  /** One for all sockets, each of which may register a handler. Kept by the annotated class. */
  private static final ClassValue<PositionalReader> READERS =
      new ClassValue<>() {
        @Override
        protected PositionalReader computeValue(Class<?> type) {
          return new PositionalReader(type);
        }
      };

  private final Constructor<?> constructor;
  private final Type[] types;

  private PositionalReader(Class<?> type) {
    if (!type.isRecord()) {
      throw unusable(type, "but is no record");
    }
    constructor = canonicalConstructor(type);
    if (!constructor.trySetAccessible()) {
      throw unusable(type, "but is in a package that is not open to io.socketio.jakarta");
    }
    types =
        Arrays.stream(constructor.getGenericParameterTypes())
            .map(ArgsReader::boxed)
            .toArray(Type[]::new);
  }

  /**
   * The reader of an annotated type.
   *
   * @throws IllegalArgumentException if it is no record that can be made
   */
  static PositionalReader of(Type type) {
    if (type instanceof ParameterizedType generic) {
      throw unusable(generic.getRawType(), "and must not be generic");
    }
    return READERS.get((Class<?>) type);
  }

  static boolean reads(Type type) {
    return type instanceof Class<?> c
        ? c.isAnnotationPresent(PositionalArgs.class)
        : type instanceof ParameterizedType generic && reads(generic.getRawType());
  }

  private static IllegalArgumentException unusable(Type type, String why) {
    return new IllegalArgumentException(
        type.getTypeName() + " is annotated @PositionalArgs " + why);
  }

  private static Constructor<?> canonicalConstructor(Class<?> type) {
    Class<?>[] components =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(components);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has a canonical constructor", e);
    }
  }

  /** The types that arguments are decoded to. */
  List<Type> types() {
    return Arrays.stream(types).map(ArgsReader::decoded).toList();
  }

  Object read(EventArgs args) {
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = ArgsReader.argument(args, i, types[i]);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof Error error) { // no client can be blamed for that
        throw error;
      }
      throw new PayloadException("the arguments do not fit " + constructor, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
    }
  }
}
