// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.ArgsReader;
import io.socketio.jakarta.Broadcast;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.PositionalArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Finds types of event parameters that no argument of a client can ever be decoded to. */
final class PayloadTypes {
  private static final List<Class<?>> OURS =
      List.of(
          Ack.class,
          Broadcast.class,
          ConnectRequest.class,
          DisconnectEvent.class,
          EventArgs.class,
          Handshake.class,
          Socket.class,
          SocketErrorEvent.class,
          SocketEvent.class);

  private final Function<Type, Optional<String>> codec;

  /**
   * Makes the check.
   *
   * @param codec says why arguments cannot be decoded to a type
   */
  PayloadTypes(Function<Type, Optional<String>> codec) {
    this.codec = codec;
  }

  /** Says what is wrong with the type of an event parameter. */
  Optional<String> problem(Type type) {
    if (type == SocketEvent.class || type == EventArgs.class) {
      return Optional.empty();
    }
    List<Type> types;
    try {
      types = ArgsReader.of(type).types();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
    return types.stream()
        .map(each -> nested(each).or(() -> codec.apply(each)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isPositional(Type type) {
    return type instanceof Class<?> c && c.isAnnotationPresent(PositionalArgs.class);
  }

  private Optional<String> nested(Type type) {
    if (type instanceof ParameterizedType generic) {
      return nested(generic.getRawType()).or(() -> first(generic.getActualTypeArguments()));
    }
    if (type instanceof GenericArrayType array) {
      return nested(array.getGenericComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return first(wildcard.getUpperBounds());
    }
    if (type instanceof TypeVariable<?>) {
      return Optional.of("type variable " + type.getTypeName() + " has no known value");
    }
    return ofClass((Class<?>) type);
  }

  private Optional<String> first(Type[] types) {
    return Arrays.stream(types).map(this::nested).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> ofClass(Class<?> type) {
    if (type.isArray()) {
      return ofClass(Objects.requireNonNull(type.getComponentType()));
    }
    return reason(type).map(reason -> type.getTypeName() + " " + reason);
  }

  private static Optional<String> reason(Class<?> type) {
    if (OURS.stream().anyMatch(ours -> ours.isAssignableFrom(type))) {
      return Optional.of("is not sent by clients");
    }
    if (isPositional(type)) {
      return Optional.of("stands for all arguments and cannot be part of one");
    }
    return Optional.empty();
  }
}
