// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.jsonb.JsonbCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Both directions of the wire, as short calls. */
final class Wire {
  static final int MAX_ATTACHMENTS = 10;
  static final JsonParser PARSER = new JsonParser(new JsonbCodec());

  private Wire() {}

  /** Decodes messages that make exactly one packet. */
  static Packet decode(String text, byte[]... attachments) {
    List<Packet> packets = new ArrayList<>();
    Parser.Decoder decoder = PARSER.decoder(MAX_ATTACHMENTS, packets::add);
    decoder.text(text);
    for (byte[] bytes : attachments) {
      if (!packets.isEmpty()) {
        throw new AssertionError("complete before the last attachment: " + packets);
      }
      decoder.binary(ByteBuffer.wrap(bytes));
    }
    if (packets.size() != 1) {
      throw new AssertionError("not one packet: " + packets);
    }
    return packets.get(0);
  }

  /** Decodes an event with one argument. */
  static PacketData argument(String json, byte[]... attachments) {
    String type = attachments.length == 0 ? "2" : "5" + attachments.length + "-";
    return decode(type + "[\"e\"," + json + "]", attachments).data();
  }

  static Optional<Object> read(String json, Class<?> type, byte[]... attachments) {
    return argument(json, attachments).find(0, type);
  }

  /** Encodes a packet without attachments to its text, without the Engine.IO packet type. */
  static String encode(Packet packet) {
    List<EngineMessage> messages = PARSER.encode(packet);
    if (messages.size() != 1) {
      throw new AssertionError("not one message: " + messages);
    }
    return messages.get(0).frame().substring(1);
  }

  /** Encodes an event of the main namespace, and leaves only its arguments. */
  static String arguments(Object... values) {
    String text = text(PARSER.encode(Packet.event("/", "e", PacketData.of(values))));
    return text.substring(text.indexOf("[\"e\",") + 5, text.length() - 1);
  }

  static String text(List<EngineMessage> messages) {
    return messages.get(0).frame().substring(1);
  }

  /** The attachments of an encoded packet. */
  static List<byte[]> attachments(List<EngineMessage> messages) {
    List<byte[]> attachments = new ArrayList<>();
    for (EngineMessage message : messages.subList(1, messages.size())) {
      attachments.add(bytes(message.bytes()));
    }
    return attachments;
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** Decodes what was encoded. */
  static Packet roundTrip(Packet packet) {
    List<EngineMessage> messages = PARSER.encode(packet);
    return decode(text(messages), attachments(messages).toArray(byte[][]::new));
  }
}
