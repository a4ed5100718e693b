// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one packet as an Engine.IO text frame and its attachments. */
final class JsonPacketEncoder implements JsonCodec.Attachments {
  private static final int TYPE_AT = 1;
  private static final char BINARY_EVENT = '5';
  private static final char BINARY_ACK = '6';

  private final JsonCodec codec;
  private final StringBuilder out = new StringBuilder(128);
  private List<ByteBuffer> attachments = List.of();

  /** The number of each attachment by its {@link #identity}; not before there are two. */
  private @Nullable IdentityHashMap<Object, Integer> numbers;

  private int placeholders;
  private int payloadAt;

  JsonPacketEncoder(JsonCodec codec) {
    this.codec = codec;
  }

  List<EngineMessage> encode(Packet packet) {
    out.append('4').append(digit(packet.type()));
    if (!packet.namespace().equals("/")) {
      out.append(packet.namespace()).append(',');
    }
    if (packet.hasId()) {
      JsonNumber.writeId(packet.id(), out);
    }
    payloadAt = out.length();
    switch (packet.type()) {
      case EVENT -> arguments(packet.event(), packet.data());
      case ACK -> arguments(null, packet.data());
      default -> payload(packet.data());
    }
    if (attachments.isEmpty()) {
      return List.of(EngineMessage.frame(out.toString()));
    }
    return switch (packet.type()) {
      case EVENT -> binary(BINARY_EVENT);
      case ACK -> binary(BINARY_ACK);
      default -> inline();
    };
  }

  private static char digit(PacketType type) {
    return switch (type) {
      case CONNECT -> '0';
      case DISCONNECT -> '1';
      case EVENT -> '2';
      case ACK -> '3';
      case CONNECT_ERROR -> '4';
    };
  }

  private void arguments(@Nullable String event, PacketData data) {
    out.append('[');
    if (event != null) {
      JsonText.quote(event, out);
    }
    for (int i = 0; i < data.size(); i++) {
      if (i > 0 || event != null) {
        out.append(',');
      }
      value(data.raw(i));
    }
    out.append(']');
  }

  private void payload(PacketData data) {
    if (data.size() > 0 && data.raw(0) != null) {
      value(data.raw(0));
    }
  }

  private void value(@Nullable Object value) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof CharSequence text) {
      JsonText.quote(text, out);
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof ReceivedArgument argument) {
      argument.toJson().write(this);
    } else if (value instanceof byte[] bytes) {
      placeholder(ByteBuffer.wrap(bytes));
    } else if (value instanceof ByteBuffer bytes) {
      placeholder(bytes);
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null));
    } else {
      encode(value);
    }
  }

  /** The text of the codec may hold whatever a string can hold. */
  private void encode(Object value) {
    int start = out.length();
    codec.encode(value, out, this);
    JsonText.escapeUnpaired(out, start);
  }

  private void number(Number value) {
    if (value instanceof Double || value instanceof Float) {
      JsonNumber.write(value.doubleValue(), value.toString(), out);
    } else if (value instanceof BigDecimal || value instanceof BigInteger) {
      out.append(value);
    } else if (isIntegral(value)) {
      out.append(value.longValue());
    } else {
      encode(value);
    }
  }

  private static boolean isIntegral(Number value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte;
  }

  private void placeholder(ByteBuffer bytes) {
    out.append("{\"_placeholder\":true,\"num\":").append(add(bytes)).append('}');
  }

  StringBuilder out() {
    return out;
  }

  /**
   * Adds an attachment, unless another placeholder brought it already: what a client sent once does
   * not leave a thousand times because its text refers to it so often.
   */
  @Override
  public int add(ByteBuffer bytes) {
    placeholders++;
    int next = attachments.size();
    if (next == 0) {
      attachments = new ArrayList<>();
    } else {
      Integer known = numbers().putIfAbsent(identity(bytes), next);
      if (known != null) {
        return known;
      }
    }
    attachments.add(bytes);
    return next;
  }

  private IdentityHashMap<Object, Integer> numbers() {
    if (numbers == null) {
      numbers = new IdentityHashMap<>(4);
      numbers.put(identity(attachments.get(0)), 0);
    }
    return numbers;
  }

  /** An array is the same in each buffer that wraps the whole of it. */
  @SuppressWarnings("ByteBufferBackingArray") // it is neither read nor written
  private static Object identity(ByteBuffer bytes) {
    return bytes.hasArray() && bytes.remaining() == bytes.array().length ? bytes.array() : bytes;
  }

  /** Only now it is known that there are attachments, and how many: completes the header. */
  private List<EngineMessage> binary(char type) {
    out.setCharAt(TYPE_AT, type);
    String count = attachments.size() + "-";
    String frame = out.insert(TYPE_AT + 1, count).toString();
    placeholders(frame, payloadAt + count.length());
    List<EngineMessage> messages = new ArrayList<>(attachments.size() + 1);
    messages.add(EngineMessage.frame(frame));
    for (ByteBuffer bytes : attachments) {
      messages.add(EngineMessage.binary(bytes));
    }
    return List.copyOf(messages);
  }

  /** Other packets carry no attachments: what is one becomes a part of the text. */
  private List<EngineMessage> inline() {
    String frame = out.toString();
    Placeholders found = placeholders(frame, payloadAt);
    out.setLength(payloadAt);
    found.inline(frame, payloadAt, attachments, out);
    return List.of(EngineMessage.frame(out.toString()));
  }

  /**
   * Finds our placeholders. An object that is none of them but looks like one, perhaps because a
   * client sent it on purpose, would be resolved by the receivers, or break their connection.
   */
  private Placeholders placeholders(String frame, int payload) {
    PlaceholderFinder finder = new PlaceholderFinder(frame, attachments.size());
    try {
      new JsonScanner(frame, 0, JsonScanner.ANY_DEPTH, finder).scan(payload);
    } catch (PacketException e) {
      throw new PayloadException("receivers would not accept it: " + e.getMessage(), e);
    }
    Placeholders found = finder.found();
    if (found.size() != placeholders) {
      throw new PayloadException("an object with binary data beside it looks like a placeholder");
    }
    return found;
  }
}
