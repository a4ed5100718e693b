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
 * <p>Arguments stay encoded until they are asked for, and are decoded anew by each call. Immutable
 * and thread-safe. To pass all of them on, hand the object itself to {@code emit}: they are then
 * never decoded.
 */
public interface EventArgs {
  /**
   * The number of arguments.
   *
   * @return 0 or more
   */
  int size();

  /**
   * Decodes one argument.
   *
   * @param index from 0
   * @param type the wanted type; {@code byte[]} and {@link java.nio.ByteBuffer} take binary
   *     arguments
   * @param <T> the wanted type
   * @return the value, never null
   * @throws PayloadException if there is no such argument, it is {@code null}, or it does not fit
   */
  <T> T get(int index, Class<T> type);

  /**
   * Decodes one argument to a generic type.
   *
   * @param index from 0
   * @param type the wanted type with all its arguments, for example of {@code List<Chat>}
   * @return the value, of the wanted type and never null
   * @throws PayloadException if there is no such argument, it is {@code null}, or it does not fit
   */
  Object get(int index, Type type);

  /**
   * Decodes one argument that may be missing.
   *
   * @param index from 0
   * @param type the wanted type
   * @param <T> the wanted type
   * @return the value; empty if there is no such argument or it is {@code null}
   * @throws PayloadException if it does not fit
   */
  <T> Optional<T> find(int index, Type type);

  /**
   * Tells whether an argument is binary as a whole.
   *
   * @param index from 0
   * @return false also if there is no such argument
   */
  boolean binary(int index);

  /**
   * The arguments from an index on.
   *
   * @param from the index of the first, from 0
   * @return a view without the arguments before it
   */
  EventArgs from(int from);

  /**
   * The arguments as the parser sees them, for adapters and codecs.
   *
   * @return the packet data
   */
  PacketData data();
}
