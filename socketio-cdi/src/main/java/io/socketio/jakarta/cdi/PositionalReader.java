// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.parser.PayloadException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;

/** Makes records annotated {@link PositionalArgs} of the arguments of events. */
final class PositionalReader {
  private final Constructor<?> constructor;
  private final Type[] types;

  PositionalReader(Class<?> type) {
    constructor = canonicalConstructor(type);
    constructor.setAccessible(true);
    types = constructor.getGenericParameterTypes();
  }

  static boolean reads(Type type) {
    return type instanceof Class<?> c && c.isAnnotationPresent(PositionalArgs.class);
  }

  static Constructor<?> canonicalConstructor(Class<?> type) {
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

  Object read(EventArgs args) {
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = PayloadReader.argument(args, i, types[i]);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new PayloadException("the arguments do not fit " + constructor, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
    }
  }
}
