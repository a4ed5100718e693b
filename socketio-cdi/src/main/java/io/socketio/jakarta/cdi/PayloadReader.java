// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.SocketEvent;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/** Makes the payload of an observer of the arguments of an event. */
@FunctionalInterface
interface PayloadReader {
  /**
   * Makes the payload.
   *
   * @throws io.socketio.jakarta.parser.PayloadException if the arguments do not fit
   */
  Object read(SocketEvent event);

  /** The reader for the declared type of an event parameter that {@link PayloadTypes} accepts. */
  static PayloadReader of(Type declared) {
    if (declared == SocketEvent.class) {
      return event -> event;
    }
    if (declared == EventArgs.class) {
      return SocketEvent::args;
    }
    if (PositionalReader.reads(declared)) {
      PositionalReader record = new PositionalReader((Class<?>) declared);
      return event -> record.read(event.args());
    }
    return event -> argument(event.args(), 0, declared);
  }

  /** Decodes one argument, which may be missing only if the type is an {@link Optional}. */
  static Object argument(EventArgs args, int index, Type declared) {
    if (declared == Optional.class) {
      return args.find(index, Object.class);
    }
    if (declared instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return args.find(index, optional.getActualTypeArguments()[0]);
    }
    return args.get(index, boxed(declared));
  }

  private static Type boxed(Type type) {
    return type instanceof Class<?> c ? MethodType.methodType(c).wrap().returnType() : type;
  }
}
