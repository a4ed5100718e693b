// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds types that the standard mapping can never read, whatever the client sends.
 *
 * <p>What is looked for by reflection gets a message that says what to do. The binding finds the
 * rest: it prepares a type before it reads the first value, and {@code null} is read into nothing.
 */
final class ReadableTypes {
  private static final int ACCESSIBLE = Modifier.PUBLIC | Modifier.PROTECTED;

  private final Jsonb jsonb;
  private final Map<Type, Optional<String>> problems = new ConcurrentHashMap<>();

  ReadableTypes(Jsonb jsonb) {
    this.jsonb = jsonb;
  }

  /** Says what is wrong with a type; keeps the answer, because sockets ask for each handler. */
  Optional<String> problem(Type type) {
    Optional<String> known = problems.get(type);
    if (known == null) {
      known = nested(type).or(() -> ofComponents(type, new HashSet<>())).or(() -> tried(type));
      problems.put(type, known);
    }
    return known;
  }

  private Optional<String> tried(Type type) {
    if (classesIn(type).anyMatch(ReadableTypes::readsItself)
        || classesIn(type).allMatch(ReadableTypes::isOfPlatform)) {
      return Optional.empty();
    }
    try {
      Object unused = jsonb.fromJson("null", type);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("JSON-B cannot read " + type.getTypeName() + ": " + e.getMessage());
    }
  }

  // ---- the type itself, and the types that it is made of

  private static Optional<String> nested(Type type) {
    if (type instanceof TypeVariable<?>) {
      return Optional.of("type variable " + type.getTypeName() + " has no known value");
    }
    return parts(type)
        .map(part -> part instanceof Class<?> c && !c.isArray() ? ofClass(c) : nested(part))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The raw type and the arguments of a generic type; a class itself, without its dimensions. */
  private static Stream<Type> parts(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Stream.concat(
          Stream.of(generic.getRawType()), Arrays.stream(generic.getActualTypeArguments()));
    }
    if (type instanceof GenericArrayType array) {
      return Stream.of(array.getGenericComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Arrays.stream(wildcard.getUpperBounds());
    }
    return type instanceof Class<?> c && c.isArray()
        ? parts(Objects.requireNonNull(c.getComponentType()))
        : Stream.of(type);
  }

  private static Stream<Class<?>> classesIn(Type type) {
    return parts(type)
        .flatMap(
            part ->
                part instanceof Class<?> c && !c.isArray()
                    ? Stream.<Class<?>>of(c)
                    : part instanceof TypeVariable<?> ? Stream.empty() : classesIn(part));
  }

  private static Optional<String> ofClass(Class<?> type) {
    return isOfPlatform(type) || readsItself(type)
        ? Optional.empty()
        : reason(type).map(reason -> type.getTypeName() + " " + reason);
  }

  private static Optional<String> reason(Class<?> type) {
    if (type.isEnum()) {
      return Optional.empty();
    }
    if (isInner(type)) {
      return Optional.of("is an inner class; make it static");
    }
    if (isHidden(type)) {
      return Optional.of("is not public; make it public");
    }
    if (type.isRecord()) {
      return type.getDeclaredConstructors().length == 1 || hasCreator(type)
          ? Optional.empty()
          : Optional.of("has several constructors; annotate one of them @JsonbCreator");
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      return type.isAnnotationPresent(JsonbTypeInfo.class)
          ? Optional.empty()
          : Optional.of("is abstract");
    }
    return hasCreator(type)
            || Arrays.stream(type.getDeclaredConstructors()).anyMatch(ReadableTypes::isDefault)
        ? Optional.empty()
        : Optional.of("has no constructor that JSON-B can use");
  }

  // ---- the components of records

  /** Yasson (3.0.5) cannot read a record with a component that is not public. */
  private static Optional<String> ofComponents(Type type, Set<Class<?>> seen) {
    return classesIn(type)
        .filter(part -> part.isRecord() && !readsItself(part) && seen.add(part))
        .flatMap(part -> Arrays.stream(part.getRecordComponents()))
        .map(component -> ofComponent(component, seen))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> ofComponent(RecordComponent component, Set<Class<?>> seen) {
    Type type = component.getGenericType();
    String owner = component.getDeclaringRecord().getTypeName() + "." + component.getName();
    return classesIn(type)
        .filter(part -> !isOfPlatform(part) && !readsItself(part) && !part.isEnum())
        .filter(ReadableTypes::isHidden)
        .findFirst()
        .map(part -> part.getTypeName() + " of " + owner + " is not public; make it public")
        .or(() -> ofComponents(type, seen));
  }

  // ---- classes

  /** Records have the constructor that their own access allows, and JSON-B needs a public one. */
  private static boolean isHidden(Class<?> type) {
    int needed = type.isRecord() ? Modifier.PUBLIC : ACCESSIBLE;
    return (type.getModifiers() & needed) == 0;
  }

  private static boolean isInner(Class<?> type) {
    return type.getEnclosingClass() != null
        && !Modifier.isStatic(type.getModifiers())
        && !type.isInterface()
        && !type.isRecord();
  }

  private static boolean isOfPlatform(Class<?> type) {
    return type.isPrimitive()
        || type.getPackageName().startsWith("java.")
        || type.getPackageName().startsWith("jakarta.json");
  }

  private static boolean readsItself(Class<?> type) {
    return type.isAnnotationPresent(JsonbTypeAdapter.class)
        || type.isAnnotationPresent(JsonbTypeDeserializer.class);
  }

  private static boolean hasCreator(Class<?> type) {
    return Stream.<AnnotatedElement>concat(
            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .anyMatch(creator -> creator.isAnnotationPresent(JsonbCreator.class));
  }

  private static boolean isDefault(Constructor<?> constructor) {
    return constructor.getParameterCount() == 0 && (constructor.getModifiers() & ACCESSIBLE) != 0;
  }
}
