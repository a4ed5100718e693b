// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.jsonb.JsonbCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** MessagePack in both directions, as hexadecimal digits. */
final class MsgpackWire {
  static final MsgpackParser PARSER = new MsgpackParser(new JsonbCodec());

  private static final HexFormat HEX = HexFormat.of();

  /** What surrounds the arguments of {@code "e"} in the main namespace. */
  static final String BEFORE = "83a47479706502a464617461";

  static final String AFTER = "a36e7370a12f";

  private MsgpackWire() {}

  static Packet decode(String hex) {
    return decode(ByteBuffer.wrap(HEX.parseHex(hex)));
  }

  static Packet decode(ByteBuffer message) {
    List<Packet> packets = new ArrayList<>();
    PARSER.decoder(Wire.MAX_ATTACHMENTS, packets::add).binary(message);
    if (packets.size() != 1) {
      throw new AssertionError("not one packet: " + packets);
    }
    return packets.get(0);
  }

  /** Decodes an event with one argument. */
  static PacketData argument(String hex) {
    return decode(BEFORE + "92a165" + hex + AFTER).data();
  }

  static ByteBuffer message(Packet packet) {
    List<EngineMessage> messages = PARSER.encode(packet);
    if (messages.size() != 1 || messages.get(0).isText()) {
      throw new AssertionError("not one binary message: " + messages);
    }
    return messages.get(0).bytes();
  }

  static String encode(Packet packet) {
    return HEX.formatHex(Wire.bytes(message(packet)));
  }

  /** Encodes an event with one argument, and leaves only that. */
  static String argument(Object value) {
    String hex = encode(Packet.event("/", "e", PacketData.of(value)));
    int start = BEFORE.length() + 6;
    return hex.substring(start, hex.length() - AFTER.length());
  }
}
