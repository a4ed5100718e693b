// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Utf8;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One Engine.IO message, text or binary, ready to be written to any number of sessions.
 *
 * <p>The message is immutable and encoded once, however many sessions it is sent to: the text form
 * carries its packet type ({@code 4}) from the start, so no receiver costs a copy.
 */
public final class EngineMessage implements Packet {
  /** This object, the text or the view, the head of their array, and the place in a queue. */
  private static final int OBJECTS = 80;

  /** The packet type of messages where it is a byte. */
  static final int TYPE = 4;

  private final String frame;
  private final ByteBuffer bytes;
  private final boolean text;
  private final boolean compress;
  private final int byteLength;
  private volatile @Nullable ByteBuffer typedBytes;

  private EngineMessage(
      String frame, ByteBuffer bytes, boolean text, boolean compress, int byteLength) {
    this.frame = frame;
    this.bytes = bytes;
    this.text = text;
    this.compress = compress;
    this.byteLength = byteLength;
  }

  /**
   * Makes a text message.
   *
   * @param data the text, without packet type; an unpaired surrogate in it becomes U+FFFD
   * @return the message, compressible
   */
  public static EngineMessage text(CharSequence data) {
    return ofText("4" + data);
  }

  /**
   * Makes a text message of a frame that already starts with the packet type.
   *
   * @param frame {@code 4} followed by the text; an unpaired surrogate in it becomes U+FFFD
   * @return the message, compressible
   * @throws IllegalArgumentException if the frame does not start with {@code 4}
   */
  public static EngineMessage frame(String frame) {
    if (frame.isEmpty() || frame.charAt(0) != '4') {
      throw new IllegalArgumentException("not an Engine.IO message frame");
    }
    return ofText(frame);
  }

  private static EngineMessage ofText(String frame) {
    int length = Utf8.length(frame);
    String sent = length == frame.length() ? frame : Utf8.wellFormed(frame); // ASCII is
    return new EngineMessage(sent, EMPTY, true, true, length);
  }

  /**
   * Makes a binary message.
   *
   * @param data the bytes between position and limit; they are not copied and must not change any
   *     more
   * @return the message, compressible
   */
  public static EngineMessage binary(ByteBuffer data) {
    ByteBuffer bytes = data.slice().asReadOnlyBuffer();
    return new EngineMessage("", bytes, false, true, bytes.remaining());
  }

  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /**
   * Returns this message with another compression flag.
   *
   * @param on false: the transports write it uncompressed although compression is enabled
   * @return a message with the same content
   */
  public EngineMessage compress(boolean on) {
    return on == compress ? this : new EngineMessage(frame, bytes, text, on, byteLength);
  }

  /**
   * Tells whether the transports may compress this message.
   *
   * @return the flag, true by default
   */
  @Override
  public boolean compress() {
    return compress;
  }

  /**
   * Tells text from binary.
   *
   * @return true for a text message
   */
  @Override
  public boolean isText() {
    return text;
  }

  /**
   * The text frame with its leading packet type, as it goes over a WebSocket and into a payload.
   *
   * @return the frame; empty for a binary message
   */
  @Override
  public String frame() {
    return frame;
  }

  /**
   * The bytes of a binary message.
   *
   * @return a new read-only view; empty for a text message
   */
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  /**
   * The bytes of a binary message behind the packet type, as clients of revision 3 expect them;
   * made for the first of them.
   *
   * @return a new read-only view; only the type for a text message
   */
  @Override
  public ByteBuffer typedBytes() {
    ByteBuffer typed = typedBytes;
    if (typed == null) {
      ByteBuffer copy = ByteBuffer.allocate(bytes.remaining() + 1);
      typed = copy.put((byte) TYPE).put(bytes()).flip().asReadOnlyBuffer();
      typedBytes = typed;
    }
    return typed.duplicate();
  }

  /**
   * The size on the wire.
   *
   * @return UTF-8 bytes of the frame, or the number of bytes
   */
  @Override
  public int byteLength() {
    return byteLength;
  }

  /**
   * What this message takes in memory while it waits, which counts against {@link
   * EngineOptions#maxBufferedBytes()}. A message that waits for several sessions counts for each.
   *
   * @return its size, or two bytes for each character if that is more and not all of them are
   *     ASCII, and 80 bytes besides
   */
  @Override
  public long heldBytes() {
    boolean ascii = byteLength == frame.length();
    return OBJECTS + (ascii ? byteLength : Math.max(byteLength, 2L * frame.length()));
  }

  @Override
  public String toString() {
    return text ? frame : "binary[" + byteLength + "]";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EngineMessage that
        && text == that.text
        && frame.equals(that.frame)
        && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(frame, bytes);
  }
}
