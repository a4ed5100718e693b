// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket frame (RFC 6455, section 5.2).
 *
 * @param fin whether this is the last frame of a message
 */
public record Frame(boolean fin, int opcode, ByteBuffer payload) {
  /** Continues a message. */
  public static final int CONTINUATION = 0;

  /** Starts a text message. */
  public static final int TEXT = 1;

  /** Starts a binary message. */
  public static final int BINARY = 2;

  /** Starts or answers the closing handshake. */
  public static final int CLOSE = 8;

  /** Asks for a pong frame. */
  public static final int PING = 9;

  /** Answers a ping frame. */
  public static final int PONG = 10;

  private static final int FIN_BIT = 0x80;
  private static final int RESERVED_BITS = 0x70;
  private static final int OPCODE_BITS = 0x0f;
  private static final int MASK_BIT = 0x80;
  private static final int LENGTH_BITS = 0x7f;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;
  private static final int MAX_LENGTH_16 = 0xffff;
  private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

  /** A text message in one frame. */
  public static Frame text(String text) {
    return new Frame(true, TEXT, StandardCharsets.UTF_8.encode(text));
  }

  /** A binary message in one frame. */
  public static Frame binary(byte... data) {
    return new Frame(true, BINARY, ByteBuffer.wrap(data));
  }

  /** A copy of the payload. */
  public byte[] bytes() {
    byte[] data = new byte[payload.remaining()];
    payload.duplicate().get(data);
    return data;
  }

  boolean isControl() {
    return opcode >= CLOSE;
  }

  /** The frame as a client writes it: masked. */
  public byte[] masked() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((fin ? FIN_BIT : 0) | opcode);
    out.writeBytes(maskedLength(payload.remaining()));
    out.writeBytes(MASK);
    byte[] data = bytes();
    for (int i = 0; i < data.length; i++) {
      data[i] ^= MASK[i % MASK.length];
    }
    out.writeBytes(data);
    return out.toByteArray();
  }

  private static byte[] maskedLength(int length) {
    if (length < LENGTH_16) {
      return new byte[] {(byte) (MASK_BIT | length)};
    }
    if (length <= MAX_LENGTH_16) {
      return ByteBuffer.allocate(1 + Short.BYTES)
          .put((byte) (MASK_BIT | LENGTH_16))
          .putShort((short) length)
          .array();
    }
    return ByteBuffer.allocate(1 + Long.BYTES)
        .put((byte) (MASK_BIT | LENGTH_64))
        .putLong(length)
        .array();
  }

  /** Reads a frame as a server must write it: not masked, no extension, short control frames. */
  static Frame read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    if ((first & RESERVED_BITS) != 0 || (second & MASK_BIT) != 0) {
      throw new ProtocolViolation("Reserved bit or mask in a frame of the server");
    }
    long length = second & LENGTH_BITS;
    if (length == LENGTH_16) {
      length = in.readUnsignedShort();
    } else if (length == LENGTH_64) {
      length = in.readLong();
    }
    byte[] payload = new byte[Math.toIntExact(length)];
    in.readFully(payload);
    Frame frame = new Frame((first & FIN_BIT) != 0, first & OPCODE_BITS, ByteBuffer.wrap(payload));
    if (frame.isControl() && (!frame.fin || length >= LENGTH_16)) {
      throw new ProtocolViolation("Fragmented or long control frame");
    }
    return frame;
  }

  /** The server broke RFC 6455. */
  static final class ProtocolViolation extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolViolation(String message) {
      super(message);
    }
  }
}
