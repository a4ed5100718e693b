// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PayloadException;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The arguments of an event or acknowledgement.
 *
 * <p>Arguments stay encoded until they are asked for, and are decoded anew by each call; but binary
 * data is copied only once for an event, however many arguments, handlers and calls want it as
 * {@code byte[]}: who changes such an array changes it for the others. Immutable and thread-safe.
 * To pass all of them on, hand the object itself to {@code emit}: they are then never decoded.
 */
public interface EventArgs {
  /**
   * Makes arguments as a client sends them, for tests of handlers: the values are written and read
   * again by the JSON codec that {@link java.util.ServiceLoader} finds (JSON-B).
   *
   * @param values anything that can be emitted
   * @return the arguments
   * @throws PayloadException if a value cannot be written
   * @throws IllegalStateException if there is no JSON codec
   */
  static EventArgs of(Object... values) {
    return PacketArgs.received(values);
  }

  /**
   * The number of arguments.
   *
   * @return 0 or more
   */
  default int size() {
    return data().size();
  }

  /**
   * Decodes one argument. As {@code Object}, {@code Number}, or within other values, a number with
   * more than 1,000 characters or an exponent of more than 3 digits is rounded to a double, and
   * {@code 1e999} if it is infinite then; as any other type it does not fit.
   *
   * @param index from 0
   * @param type the wanted type; {@code byte[]} and {@link java.nio.ByteBuffer} take binary
   *     arguments
   * @param <T> the wanted type
   * @return the value, never null
   * @throws PayloadException if there is no such argument, it is {@code null}, or it does not fit
   * @throws IllegalArgumentException if no argument can ever be decoded to the type
   */
  default <T> T get(int index, Class<T> type) {
    return find(index, type).orElseThrow(() -> PacketArgs.missing(data(), index, type));
  }

  /**
   * Decodes one argument to a generic type.
   *
   * @param index from 0
   * @param type the wanted type
   * @param <T> the wanted type
   * @return the value, never null
   * @throws PayloadException if there is no such argument, it is {@code null}, or it does not fit
   * @throws IllegalArgumentException if no argument can ever be decoded to the type
   */
  default <T> T get(int index, GenericType<T> type) {
    return find(index, type).orElseThrow(() -> PacketArgs.missing(data(), index, type.type()));
  }

  /**
   * Decodes one argument to a type that is known at run time only.
   *
   * @param index from 0
   * @param type the wanted type with all its arguments, for example of {@code List<Chat>}
   * @return the value, of the wanted type and never null
   * @throws PayloadException if there is no such argument, it is {@code null}, or it does not fit
   * @throws IllegalArgumentException if no argument can ever be decoded to the type
   */
  default Object get(int index, Type type) {
    return find(index, type).orElseThrow(() -> PacketArgs.missing(data(), index, type));
  }

  /**
   * Decodes one argument that may be missing.
   *
   * @param index from 0
   * @param type the wanted type
   * @param <T> the wanted type
   * @return the value; empty if there is no such argument or it is {@code null}
   * @throws PayloadException if it does not fit
   * @throws IllegalArgumentException if no argument can ever be decoded to the type
   */
  default <T> Optional<T> find(int index, Class<T> type) {
    return data().find(index, type);
  }

  /**
   * Decodes one argument that may be missing to a generic type.
   *
   * @param index from 0
   * @param type the wanted type
   * @param <T> the wanted type
   * @return the value; empty if there is no such argument or it is {@code null}
   * @throws PayloadException if it does not fit
   * @throws IllegalArgumentException if no argument can ever be decoded to the type
   */
  default <T> Optional<T> find(int index, GenericType<T> type) {
    return data().find(index, type.type());
  }

  /**
   * Decodes one argument that may be missing to a type that is known at run time only.
   *
   * @param index from 0
   * @param type the wanted type
   * @param <T> the wanted type
   * @return the value; empty if there is no such argument or it is {@code null}
   * @throws PayloadException if it does not fit
   * @throws IllegalArgumentException if no argument can ever be decoded to the type
   */
  default <T> Optional<T> find(int index, Type type) {
    return data().find(index, type);
  }

  /**
   * Tells whether an argument is binary as a whole.
   *
   * @param index from 0
   * @return false also if there is no such argument
   */
  default boolean binary(int index) {
    return data().binary(index);
  }

  /**
   * The arguments from an index on.
   *
   * @param from the index of the first, from 0
   * @return a view without the arguments before it
   */
  default EventArgs from(int from) {
    return from == 0 ? this : PacketArgs.from(data(), from);
  }

  /**
   * The arguments as the parser sees them, for adapters and codecs.
   *
   * @return the packet data
   */
  PacketData data();
}
