// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the arguments of an event what a handler of it declares, by the type alone:
 *
 * <ul>
 *   <li>{@link EventArgs}: all arguments, undecoded;
 *   <li>a record annotated {@link PositionalArgs}: one argument for each component;
 *   <li>{@link Optional}: the first argument, empty if it is missing or {@code null};
 *   <li>anything else: the first argument, which must be there.
 * </ul>
 *
 * <p>The typed handlers of {@link Socket} and {@link Namespace} and the observers of the CDI module
 * read their arguments with it; applications need it only to do the same elsewhere. Immutable and
 * thread-safe; what depends on the type alone is done when it is made.
 *
 * @param <T> what the handler declares
 */
public final class ArgsReader<T> {
  private final Type type;
  private final @Nullable PositionalReader positional;

  private ArgsReader(Type type) {
    this.type = boxed(type);
    this.positional = PositionalReader.reads(type) ? PositionalReader.of(type) : null;
  }

  /**
   * Makes the reader for a class.
   *
   * @param type what the handler declares
   * @param <T> what the handler declares
   * @return the reader
   * @throws IllegalArgumentException if the class is annotated {@link PositionalArgs} but cannot be
   *     made of arguments; the message says why
   */
  public static <T> ArgsReader<T> of(Class<T> type) {
    return new ArgsReader<>(type);
  }

  /**
   * Makes the reader for a generic type.
   *
   * @param type what the handler declares
   * @param <T> what the handler declares
   * @return the reader
   * @throws IllegalArgumentException as for {@link #of(Class)}
   */
  public static <T> ArgsReader<T> of(GenericType<T> type) {
    return new ArgsReader<>(type.type());
  }

  /**
   * Makes the reader for a type that is known at run time only.
   *
   * @param type what the handler declares
   * @return the reader
   * @throws IllegalArgumentException as for {@link #of(Class)}
   */
  public static ArgsReader<?> of(Type type) {
    return new ArgsReader<>(type);
  }

  /**
   * Reads the arguments of an event.
   *
   * @param args the arguments
   * @return what the handler declares, never null
   * @throws io.socketio.jakarta.parser.PayloadException if they do not fit
   */
  @SuppressWarnings("unchecked") // the payload is of the type that the reader was made for
  public T read(EventArgs args) {
    return (T) payload(args);
  }

  /**
   * The types that arguments are decoded to, for those who want to know beforehand whether the
   * codec can make them ({@link io.socketio.jakarta.parser.Parser#problem}).
   *
   * @return those of the components of a record annotated {@link PositionalArgs}; none for {@link
   *     EventArgs}; otherwise one. What an {@link Optional} may hold stands for it, and primitive
   *     types are boxed
   */
  public List<Type> types() {
    if (positional != null) {
      return positional.types();
    }
    return type == EventArgs.class ? List.of() : List.of(decoded(type));
  }

  private Object payload(EventArgs args) {
    if (positional != null) {
      return positional.read(args);
    }
    return type == EventArgs.class ? args : argument(args, 0, type);
  }

  /** Decodes one argument, which may be missing only if the type is an {@link Optional}. */
  static Object argument(EventArgs args, int index, Type type) {
    return isOptional(type) ? args.find(index, decoded(type)) : args.get(index, type);
  }

  /** What an argument is decoded to. */
  static Type decoded(Type type) {
    if (!isOptional(type)) {
      return type;
    }
    return type instanceof ParameterizedType optional
        ? optional.getActualTypeArguments()[0]
        : Object.class;
  }

  private static boolean isOptional(Type type) {
    return type == Optional.class
        || (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class);
  }

  /** Codecs make objects only. */
  static Type boxed(Type type) {
    return type instanceof Class<?> c ? MethodType.methodType(c).wrap().returnType() : type;
  }
}
