// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Turns values into JSON and back; the parser does the framing around them.
 *
 * <p>Thread-safe. Arguments that are a number, a string, a boolean, {@code null} or bytes as a
 * whole are written by the parser itself, and read by it when just that is wanted; everything else
 * comes here. Implementations are found with {@link java.util.ServiceLoader}, or given to the
 * server.
 */
public interface JsonCodec {
  /**
   * Writes a value as JSON.
   *
   * @param value the value, never null
   * @param out receives the JSON text; unpaired surrogates in its strings need not be escaped
   * @param attachments receives each {@code byte[]} and {@link ByteBuffer} found at any depth, in
   *     the order of the text; in its place stands the object {@code
   *     {"_placeholder":true,"num":<index>}}
   * @throws PayloadException if the value cannot be written
   */
  void encode(Object value, StringBuilder out, Attachments attachments);

  /**
   * Reads a value from JSON.
   *
   * @param json valid JSON, nested 512 levels deep at most; its numbers have at most 1,000
   *     characters, and exponents of at most 3 digits: longer ones have been rounded to doubles,
   *     those beyond the range of doubles to {@code 1e999}
   * @param type a class, or a generic type with all its arguments
   * @param source the attachments that placeholders refer to
   * @return the value, never null
   * @throws PayloadException if the JSON does not fit the type, or a placeholder has no attachment
   * @throws IllegalArgumentException if the type has a {@linkplain #problem problem}
   */
  Object decode(String json, Type type, AttachmentSource source);

  /**
   * Finds out why no value can ever be decoded to a type, whatever clients send. A handler with
   * such a payload is refused when it is registered.
   *
   * @param type a class, or a generic type with all its arguments
   * @return what is wrong with the type; empty if nothing is known to be, which is the default
   */
  default Optional<String> problem(Type type) {
    return Optional.empty();
  }

  /** Collects the binary parts of a packet that is being written. */
  @FunctionalInterface
  interface Attachments {
    /**
     * Adds an attachment.
     *
     * @param bytes the content between position and limit; not copied
     * @return its index, the {@code num} of the placeholder
     */
    int add(ByteBuffer bytes);
  }

  /** Gives the binary parts of a packet that is being read. */
  interface AttachmentSource {
    /**
     * The number of attachments.
     *
     * @return 0 in a packet without; then an object that looks like a placeholder is none
     */
    int size();

    /**
     * Finds an attachment.
     *
     * @param index the {@code num} of a placeholder
     * @return a read-only view of the content
     * @throws PayloadException if there is none
     */
    ByteBuffer get(int index);

    /**
     * Finds an attachment as an array. Many placeholders may refer to one attachment: the content
     * is copied once for a message, and they all get that copy. The default makes a new one each
     * time.
     *
     * @param index the {@code num} of a placeholder
     * @return the content
     * @throws PayloadException if there is none
     */
    default byte[] bytes(int index) {
      ByteBuffer content = get(index);
      byte[] bytes = new byte[content.remaining()];
      content.get(bytes);
      return bytes;
    }
  }
}
