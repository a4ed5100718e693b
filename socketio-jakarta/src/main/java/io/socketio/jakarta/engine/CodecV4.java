// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * Revision 4: the packets of a payload are separated by the control character RS, binary messages
 * are {@code b} and base64 in a payload and plain frames on a WebSocket, unless the client says
 * {@code b64}.
 */
final class CodecV4 implements Codec {
  static final CodecV4 BINARY = new CodecV4(true);
  static final CodecV4 BASE64 = new CodecV4(false);

  private static final byte SEPARATOR = 0x1e;
  private static final String TEXT = "text/plain; charset=UTF-8";

  private static final String BASE64_MESSAGE = "b";

  private final boolean binary;

  private CodecV4(boolean binary) {
    this.binary = binary;
  }

  static CodecV4 of(EngineRequest request) {
    return Codec.wantsBase64(request) ? BASE64 : BINARY;
  }

  @Override
  public int protocol() {
    return 4;
  }

  @Override
  public byte[] encode(Collection<? extends Packet> packets) {
    byte[][] parts = new byte[packets.size()][];
    int length = Math.max(0, parts.length - 1);
    int count = 0;
    for (Packet packet : packets) {
      byte[] part = packet.isText() ? packet.frame().getBytes(UTF_8) : base64(packet);
      parts[count++] = part;
      length = Math.addExact(length, part.length);
    }
    return parts.length == 1 ? parts[0] : join(parts, length);
  }

  private static byte[] base64(Packet packet) {
    return Base64Data.encode(BASE64_MESSAGE, packet.bytes());
  }

  @Override
  public String contentType(Collection<? extends Packet> packets) {
    return TEXT;
  }

  private static byte[] join(byte[][] parts, int length) {
    byte[] body = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      if (at > 0) {
        body[at++] = SEPARATOR;
      }
      System.arraycopy(part, 0, body, at, part.length);
      at += part.length;
    }
    return body;
  }

  @Override
  public boolean acceptsBinaryBody() {
    return false;
  }

  @Override
  public Payload binaryPayload(ByteBuffer body) {
    return payload(body);
  }

  @Override
  public Payload payload(ByteBuffer body) {
    return new Separated(
        body.hasArray() ? body : ByteBuffer.allocate(body.remaining()).put(body).flip());
  }

  /** Packets with separators between them; an empty body is an empty packet. */
  private static final class Separated implements Payload {
    private final byte[] bytes;
    private final int end;

    /** Where the next packet begins; behind the end if there is none. */
    private int start;

    Separated(ByteBuffer body) {
      bytes = body.array();
      start = body.arrayOffset() + body.position();
      end = body.arrayOffset() + body.limit();
    }

    @Override
    public boolean hasNext() {
      return start <= end;
    }

    @Override
    public boolean next(PacketReceiver receiver) {
      int packet = start;
      int separator = packet;
      while (separator < end && bytes[separator] != SEPARATOR) {
        separator++;
      }
      start = separator + 1;
      return decode(bytes, packet, separator, receiver);
    }
  }

  private static boolean decode(byte[] bytes, int start, int end, PacketReceiver receiver) {
    if (start == end) {
      return empty(receiver);
    }
    char type = (char) bytes[start];
    if (type == '4') {
      receiver.message(new String(bytes, start + 1, end - start - 1, UTF_8));
      return true;
    }
    if (type == 'b') {
      receiver.message(Base64Data.decode(ByteBuffer.wrap(bytes, start + 1, end - start - 1)));
      return true;
    }
    return control(type, receiver);
  }

  @Override
  public boolean decode(String frame, PacketReceiver receiver) {
    if (frame.isEmpty()) {
      return empty(receiver);
    }
    char type = frame.charAt(0);
    if (type == '4') {
      receiver.message(frame.substring(1));
      return true;
    }
    if (type == 'b') {
      receiver.message(Base64Data.decode(UTF_8.encode(frame).position(1)));
      return true;
    }
    return control(type, receiver);
  }

  @Override
  public boolean decodeBinary(ByteBuffer frame, PacketReceiver receiver) {
    receiver.message(frame);
    return true;
  }

  private static boolean control(char type, PacketReceiver receiver) {
    if (type < '0' || type > '6') {
      receiver.malformed("unknown packet type");
      return false;
    }
    receiver.control(type);
    return true;
  }

  private static boolean empty(PacketReceiver receiver) {
    receiver.malformed("empty packet");
    return false;
  }

  @Override
  public void send(
      Packet packet, WebSocketChannel channel, WebSocketChannel.Completion completion) {
    if (packet.isText()) {
      channel.send(packet.frame(), completion);
    } else if (binary) {
      channel.send(packet.bytes(), completion);
    } else {
      channel.send(new String(base64(packet), ISO_8859_1), completion);
    }
  }
}
