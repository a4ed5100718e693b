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
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

  private final boolean defaultCodec;

  /**
   * Makes the check.
   *
   * @param defaultCodec whether arguments are decoded by JSON-B as it comes; a codec that the
   *     application configured may know how to make interfaces and abstract classes
   */
  PayloadTypes(boolean defaultCodec) {
    this.defaultCodec = defaultCodec;
  }

  /** Says what is wrong with the type of an event parameter. */
  Optional<String> problem(Type type) {
    if (type == SocketEvent.class || type == EventArgs.class) {
      return Optional.empty();
    }
    try {
      var unused = ArgsReader.of(type);
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
    return isPositional(type) ? ofComponents((Class<?>) type) : nested(type);
  }

  private static boolean isPositional(Type type) {
    return type instanceof Class<?> c && c.isAnnotationPresent(PositionalArgs.class);
  }

  private Optional<String> ofComponents(Class<?> type) {
    return first(
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .toArray(Type[]::new));
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

  private Optional<String> reason(Class<?> type) {
    if (OURS.stream().anyMatch(ours -> ours.isAssignableFrom(type))) {
      return Optional.of("is not sent by clients");
    }
    if (isPositional(type)) {
      return Optional.of("stands for all arguments and cannot be part of one");
    }
    if (isInner(type)) {
      return Optional.of("is an inner class; make it static");
    }
    return defaultCodec && !leftToCodec(type) ? reasonOfJsonb(type) : Optional.empty();
  }

  private static Optional<String> reasonOfJsonb(Class<?> type) {
    int modifiers = type.getModifiers();
    if (!Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers)) {
      return Optional.of("is not public");
    }
    if (Modifier.isAbstract(modifiers) && !type.isEnum()) {
      return Optional.of("is abstract");
    }
    return isInstantiable(type)
        ? Optional.empty()
        : Optional.of("has no constructor that JSON-B can use");
  }

  private static boolean isInner(Class<?> type) {
    return type.getEnclosingClass() != null
        && !Modifier.isStatic(type.getModifiers())
        && !type.isInterface()
        && !type.isRecord()
        && !type.isEnum();
  }

  /** JSON-B has annotations that say how to make an instance, and knows the types of the JDK. */
  private static boolean leftToCodec(Class<?> type) {
    return type.isPrimitive()
        || type.getAnnotations().length > 0
        || type.getPackageName().startsWith("java.")
        || type.getPackageName().startsWith("jakarta.json");
  }

  private static boolean isInstantiable(Class<?> type) {
    return type.isRecord()
        || type.isEnum()
        || Arrays.stream(type.getDeclaredConstructors()).anyMatch(PayloadTypes::isUsable)
        || Arrays.stream(type.getDeclaredMethods()).anyMatch(PayloadTypes::isFactory);
  }

  private static boolean isUsable(Constructor<?> constructor) {
    return constructor.getAnnotations().length > 0
        || (constructor.getParameterCount() == 0
            && !Modifier.isPrivate(constructor.getModifiers()));
  }

  private static boolean isFactory(Method method) {
    return method.getAnnotations().length > 0 && Modifier.isStatic(method.getModifiers());
  }
}
