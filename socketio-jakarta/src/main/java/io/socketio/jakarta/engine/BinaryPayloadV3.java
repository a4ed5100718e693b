// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * The binary form of payloads in revision 3: for each packet the byte 0 (text) or 1 (binary), its
 * length in bytes as one byte for each decimal digit, the byte 255, the packet.
 */
final class BinaryPayloadV3 implements Payload {
  private static final int TEXT = 0;
  private static final int BINARY = 1;
  private static final int END_OF_LENGTH = 255;

  private final ByteBuffer body;
  private final Codec codec;

  BinaryPayloadV3(ByteBuffer body, Codec codec) {
    this.body = body;
    this.codec = codec;
  }

  static byte[] encode(Collection<? extends Packet> packets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Packet packet : packets) {
      if (packet.isText()) {
        byte[] text = packet.frame().getBytes(UTF_8);
        writeHead(out, TEXT, text.length);
        out.writeBytes(text);
      } else {
        ByteBuffer bytes = packet.bytes();
        writeHead(out, BINARY, bytes.remaining() + 1);
        out.write(EngineMessage.TYPE);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        out.writeBytes(copy);
      }
    }
    return out.toByteArray();
  }

  private static void writeHead(ByteArrayOutputStream out, int kind, int length) {
    out.write(kind);
    Integer.toString(length).chars().forEach(digit -> out.write(digit - '0'));
    out.write(END_OF_LENGTH);
  }

  @Override
  public boolean hasNext() {
    return body.hasRemaining();
  }

  @Override
  public boolean next(PacketReceiver receiver) {
    int kind = body.get();
    int length = readLength(body);
    if (length < 0 || (kind != TEXT && kind != BINARY)) {
      receiver.malformed("invalid binary payload");
      return false;
    }
    ByteBuffer packet = body.slice(body.position(), length);
    body.position(body.position() + length);
    return kind == TEXT
        ? codec.decode(UTF_8.decode(packet).toString(), receiver)
        : codec.decodeBinary(packet, receiver);
  }

  /** Reads a length and the byte behind it; -1 if it is none, or more than there is. */
  private static int readLength(ByteBuffer body) {
    int length = -1;
    while (body.hasRemaining()) {
      int digit = Byte.toUnsignedInt(body.get());
      if (digit == END_OF_LENGTH) {
        return length <= body.remaining() ? length : -1;
      }
      long longer = Math.max(length, 0) * 10L + digit;
      if (digit > 9 || longer > body.remaining()) {
        return -1;
      }
      length = (int) longer;
    }
    return -1;
  }
}
