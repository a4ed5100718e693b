// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Packets as fields between tabs, arguments as plain text: an example of another encoding. */
public final class TabParser implements Parser {
  private static final int FIELDS = 4;

  @Override
  public List<EngineMessage> encode(Packet packet) {
    List<String> fields = new ArrayList<>();
    fields.add(packet.type().name());
    fields.add(packet.namespace());
    fields.add(packet.hasId() ? Long.toString(packet.id()) : "");
    fields.add(packet.event());
    for (int i = 0; i < packet.data().size(); i++) {
      if (packet.data().raw(i) instanceof byte[]) {
        throw new PayloadException("bytes are no text");
      }
      fields.add(String.valueOf(packet.data().raw(i)));
    }
    return List.of(EngineMessage.text(String.join("\t", fields)));
  }

  @Override
  public Decoder decoder(int maxAttachments, Consumer<Packet> sink) {
    return new Decoder() {
      @Override
      public void text(String data) {
        sink.accept(packet(data.split("\t", -1)));
      }

      @Override
      public void binary(ByteBuffer data) {
        throw new PacketException("got binary data");
      }

      @Override
      public void destroy() {
        // nothing is ever incomplete
      }
    };
  }

  private static Packet packet(String... fields) {
    if (fields.length < FIELDS) {
      throw new PacketException("too few fields");
    }
    try {
      Object[] arguments = Arrays.copyOfRange(fields, FIELDS, fields.length, Object[].class);
      return new Packet(
          PacketType.valueOf(fields[0]),
          fields[1],
          fields[2].isEmpty() ? Packet.NO_ID : Long.parseLong(fields[2]),
          fields[3],
          PacketData.of(arguments));
    } catch (IllegalArgumentException e) {
      throw new PacketException("no type or no id: " + e.getMessage());
    }
  }
}
