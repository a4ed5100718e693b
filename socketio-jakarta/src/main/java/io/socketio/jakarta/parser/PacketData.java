// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The arguments of a packet: Java values on their way out, still encoded on their way in.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface PacketData {
  /** No arguments. */
  PacketData EMPTY = of();

  /**
   * Wraps values to be encoded. They must not change until then, and binary ones not at all: they
   * are sent without being copied.
   *
   * @param values anything that the {@link JsonCodec} can write, {@code byte[]}, {@link
   *     java.nio.ByteBuffer}, null, or what {@link #raw(int)} of received data returned; no array
   *     at all stands for a single null
   * @return the data
   */
  static PacketData of(Object @org.jspecify.annotations.Nullable ... values) {
    return new ValueData(values == null ? new Object[1] : values);
  }

  /**
   * The number of arguments.
   *
   * @return 0 or more
   */
  int size();

  /**
   * Decodes one argument. Each call decodes anew.
   *
   * @param index from 0
   * @param type the wanted type: a class, or a generic type with all its arguments
   * @param <T> the wanted type
   * @return the value; empty if there is no such argument or it is JSON {@code null}
   * @throws PayloadException if the argument does not fit the type
   */
  <T> Optional<T> find(int index, Type type);

  /**
   * Tells whether one argument is binary as a whole, not a value that contains bytes.
   *
   * @param index from 0
   * @return false also if there is no such argument
   */
  boolean binary(int index);

  /**
   * One argument in whatever form this data holds it, for passing it on: encoding the returned
   * object gives the argument back as it came, attachments included, without decoding it.
   *
   * @param index from 0 to {@link #size()} - 1
   * @return an object that may be null and is of no use but as an argument
   * @throws IndexOutOfBoundsException if there is no such argument
   */
  @org.jspecify.annotations.Nullable
  Object raw(int index);
}
