// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.util.JavaScriptDate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one packet as a binary message. */
final class MsgpackPacketEncoder {
  private final JsonCodec codec;
  private final MsgpackWriter out = new MsgpackWriter();

  MsgpackPacketEncoder(JsonCodec codec) {
    this.codec = codec;
  }

  EngineMessage encode(Packet packet) {
    try {
      packet(packet);
      return EngineMessage.binary(out.result());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void packet(Packet packet) throws IOException {
    boolean hasArguments = packet.type() == PacketType.EVENT || packet.type() == PacketType.ACK;
    PacketData data = packet.data();
    boolean hasData = hasArguments || (data.size() > 0 && data.raw(0) != null);
    out.map(2 + (hasData ? 1 : 0) + (packet.hasId() ? 1 : 0));
    out.text("type");
    out.integer(MsgpackPacketReader.TYPES.indexOf(packet.type()));
    if (hasArguments) {
      out.text("data");
      arguments(packet);
    } else if (hasData) {
      out.text("data");
      value(data.raw(0));
    }
    out.text("nsp");
    out.text(packet.namespace());
    if (packet.hasId()) {
      out.text("id");
      out.integer(packet.id());
    }
  }

  private void arguments(Packet packet) throws IOException {
    boolean event = packet.type() == PacketType.EVENT;
    int size = packet.data().size();
    out.array(event ? size + 1 : size);
    if (event) {
      out.text(packet.event());
    }
    for (int i = 0; i < size; i++) {
      value(packet.data().raw(i));
    }
  }

  @SuppressWarnings("JavaUtilDate") // applications still have it in their payloads
  private void value(@Nullable Object value) throws IOException {
    if (value == null) {
      out.nil();
    } else if (value instanceof CharSequence text) {
      out.text(text.toString());
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Boolean bool) {
      out.bool(bool);
    } else if (value instanceof MsgpackArgument argument) {
      argument.write(out);
    } else if (value instanceof ReceivedArgument argument) {
      JsonToMsgpack.translate(argument.toJson(), out);
    } else if (value instanceof byte[] bytes) {
      out.binary(ByteBuffer.wrap(bytes));
    } else if (value instanceof ByteBuffer bytes) {
      out.binary(bytes);
    } else if (value instanceof Instant date) {
      date(date);
    } else if (value instanceof Date date) {
      date(Instant.ofEpochMilli(date.getTime()));
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null));
    } else {
      json(value);
    }
  }

  /** A date that JavaScript cannot express is null, as in JSON. */
  private void date(Instant date) throws IOException {
    if (JavaScriptDate.exists(date)) {
      out.date(date.toEpochMilli());
    } else {
      out.nil();
    }
  }

  private void number(Number value) throws IOException {
    if (value instanceof Float) {
      // the shortest digits, as clients of the other parser get them
      out.number(Double.parseDouble(value.toString()));
    } else if (value instanceof Double number) {
      out.number(number);
    } else if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      out.integer(value.longValue());
    } else {
      json(value);
    }
  }

  private void json(Object value) throws IOException {
    StringBuilder json = new StringBuilder();
    List<ByteBuffer> attachments = new ArrayList<>(0);
    codec.encode(
        value,
        json,
        bytes -> {
          attachments.add(bytes);
          return attachments.size() - 1;
        });
    JsonToMsgpack.translateOwn(json.toString(), attachments, out);
  }
}
