// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * Revision 3, for the clients of Socket.IO 1 and 2: the packets of a payload have their length in
 * front of them, and binary messages have a packet type. Clients that cannot read binary data say
 * {@code b64} and get base64.
 */
final class CodecV3 implements Codec {
  static final CodecV3 BINARY = new CodecV3(true);
  static final CodecV3 BASE64 = new CodecV3(false);

  private static final String TEXT = "text/plain; charset=UTF-8";
  private static final String OCTETS = "application/octet-stream";
  private static final String BASE64_MESSAGE = "b4";

  private final boolean binary;

  private CodecV3(boolean binary) {
    this.binary = binary;
  }

  /** A script, which is the answer to JSONP, cannot hold binary data either. */
  static CodecV3 of(EngineRequest request) {
    return Codec.wantsBase64(request) || request.parameter("j").isPresent() ? BASE64 : BINARY;
  }

  @Override
  public int protocol() {
    return 3;
  }

  @Override
  public byte[] encode(Collection<? extends Packet> packets) {
    return hasOctets(packets) ? BinaryPayloadV3.encode(packets) : encodeText(packets);
  }

  @Override
  public String contentType(Collection<? extends Packet> packets) {
    return hasOctets(packets) ? OCTETS : TEXT;
  }

  private boolean hasOctets(Collection<? extends Packet> packets) {
    return binary && !packets.stream().allMatch(Packet::isText);
  }

  private static byte[] encodeText(Collection<? extends Packet> packets) {
    StringBuilder payload = new StringBuilder();
    for (Packet packet : packets) {
      String text = packet.isText() ? packet.frame() : base64(packet);
      // JavaScript counts UTF-16 code units, as Java does.
      payload.append(text.length()).append(':').append(text);
    }
    return payload.toString().getBytes(UTF_8);
  }

  private static String base64(Packet packet) {
    return new String(Base64Data.encode(BASE64_MESSAGE, packet.bytes()), ISO_8859_1);
  }

  @Override
  public boolean acceptsBinaryBody() {
    return true;
  }

  @Override
  public Payload binaryPayload(ByteBuffer body) {
    return new BinaryPayloadV3(body, this);
  }

  @Override
  public Payload payload(ByteBuffer body) {
    return new Measured(UTF_8.decode(body).toString());
  }

  /** Packets with their lengths in front of them. */
  private final class Measured implements Payload {
    private final String text;
    private int at;
    private boolean begun;

    Measured(String text) {
      this.text = text;
    }

    @Override
    public boolean hasNext() {
      return at < text.length() || !begun;
    }

    @Override
    public boolean next(PacketReceiver receiver) {
      begun = true;
      if (text.isEmpty()) {
        return malformed(receiver, "empty payload");
      }
      int colon = skipDigits(text, at);
      int length = length(text, at, colon);
      if (length < 0) {
        return malformed(receiver, "invalid length");
      }
      at = colon + 1 + length;
      return length == 0 || decode(text.substring(colon + 1, at), receiver);
    }
  }

  private static int skipDigits(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** The length that stands in front of a colon, or -1 if there is none or it is a lie. */
  private static int length(String text, int start, int colon) {
    int rest = text.length() - colon - 1;
    if (colon == start || rest < 0 || text.charAt(colon) != ':') {
      return -1;
    }
    long length = 0;
    for (int i = start; i < colon && length <= rest; i++) {
      length = length * 10 + text.charAt(i) - '0';
    }
    return length <= rest ? (int) length : -1;
  }

  @Override
  public boolean decode(String frame, PacketReceiver receiver) {
    char type = frame.isEmpty() ? 0 : frame.charAt(0);
    if (type == '4') {
      receiver.message(frame.substring(1));
      return true;
    }
    if (frame.startsWith(BASE64_MESSAGE)) {
      receiver.message(Base64Data.decode(UTF_8.encode(frame).position(2)));
      return true;
    }
    return control(type, receiver);
  }

  @Override
  public boolean decodeBinary(ByteBuffer frame, PacketReceiver receiver) {
    int type = frame.hasRemaining() ? frame.get() : -1;
    if (type == EngineMessage.TYPE) {
      receiver.message(frame.slice());
      return true;
    }
    return control((char) ('0' + type), receiver);
  }

  private static boolean control(char type, PacketReceiver receiver) {
    if (type < '0' || type > '6') {
      return malformed(receiver, "unknown packet type");
    }
    receiver.control(type);
    return true;
  }

  private static boolean malformed(PacketReceiver receiver, String what) {
    receiver.malformed(what);
    return false;
  }

  @Override
  public void send(
      Packet packet, WebSocketChannel channel, WebSocketChannel.Completion completion) {
    if (packet.isText()) {
      channel.send(packet.frame(), completion);
    } else if (binary) {
      channel.send(packet.typedBytes(), completion);
    } else {
      channel.send(base64(packet), completion);
    }
  }
}
