// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.parser.MsgpackCursor.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePackException;

/** Reads one packet: a map of {@code type}, {@code data}, {@code nsp} and {@code id}. */
final class MsgpackPacketReader {
  /** The types by their numbers on the wire. */
  static final List<PacketType> TYPES =
      List.of(
          PacketType.CONNECT,
          PacketType.DISCONNECT,
          PacketType.EVENT,
          PacketType.ACK,
          PacketType.CONNECT_ERROR);

  private static final int[] NOTHING = {};

  /** From here on not every integer is a double. */
  private static final double MAX_SAFE = 1L << 53;

  private final ReceivedBytes received;
  private final MsgpackCursor in;
  private final MsgpackScanner scanner;

  private @Nullable PacketType type;
  private @Nullable String namespace;
  private long id = Packet.NO_ID;
  private Kind kind = Kind.UNDEFINED;
  private int[] bounds = NOTHING;

  private MsgpackPacketReader(ReceivedBytes received) {
    this.received = received;
    in = new MsgpackCursor(received, received.start(), received.end());
    scanner = new MsgpackScanner(received, in);
  }

  /**
   * Reads a message.
   *
   * @throws PacketException if it is no valid packet
   */
  static Packet read(ReceivedBytes received) {
    try {
      return new MsgpackPacketReader(received).packet();
    } catch (MessagePackException | IOException e) {
      throw new PacketException("invalid message: " + e.getMessage());
    }
  }

  private Packet packet() throws IOException {
    if (in.kind() != Kind.MAP) {
      throw new PacketException("a packet is a map");
    }
    for (int left = in.mapSize(); left > 0; left--) {
      entry();
    }
    if (!in.atEnd()) {
      throw new PacketException("trailing bytes");
    }
    if (type == null) {
      throw new PacketException("invalid packet type");
    }
    if (namespace == null) {
      throw new PacketException("invalid namespace");
    }
    if (!isDataValid(type)) {
      throw new PacketException("invalid payload");
    }
    int first = type == PacketType.EVENT ? 1 : 0;
    String event = first == 1 ? event() : "";
    PacketData data =
        bounds.length <= 2 * first ? PacketData.EMPTY : new MsgpackData(received, bounds, first);
    return new Packet(type, namespace, id, event, data);
  }

  /** Reads one entry; the last of equal keys counts, as in JavaScript. */
  private void entry() throws IOException {
    switch (text("a key is no text")) {
      case "type" -> type = type();
      case "nsp" -> namespace = text("invalid namespace");
      case "id" -> id = id();
      case "data" -> data();
      default -> scanner.value(0);
    }
  }

  private String text(String otherwise) throws IOException {
    if (in.kind() != Kind.STRING) {
      throw new PacketException(otherwise);
    }
    int start = in.position();
    scanner.value(0);
    return new MsgpackCursor(received, start, in.position()).text();
  }

  private PacketType type() throws IOException {
    long number = natural("invalid packet type");
    if (number >= TYPES.size()) {
      throw new PacketException("invalid packet type");
    }
    return TYPES.get((int) number);
  }

  private long id() throws IOException {
    if (in.kind() == Kind.UNDEFINED) {
      in.skip();
      return Packet.NO_ID;
    }
    return natural("invalid packet id");
  }

  /** Reads a number that is integral and not negative, however it is encoded. */
  private long natural(String otherwise) throws IOException {
    switch (in.kind()) {
      case INTEGER -> {
        if (in.integer() instanceof Long number && number >= 0) {
          return number;
        }
      }
      case FLOAT -> {
        double number = in.floating();
        if (number == Math.rint(number) && number >= 0 && number <= MAX_SAFE) {
          return (long) number;
        }
      }
      default -> {}
    }
    throw new PacketException(otherwise);
  }

  private void data() throws IOException {
    kind = in.kind();
    switch (kind) {
      case UNDEFINED -> {
        in.skip();
        bounds = NOTHING;
      }
      case ARRAY -> elements(in.arraySize());
      default -> {
        int start = in.position();
        scanner.value(0);
        bounds = new int[] {start, in.position()};
      }
    }
  }

  private void elements(int count) throws IOException {
    // not as large as announced: what is announced is perhaps not there
    int[] noted = new int[Math.min(2 * count, 8)];
    for (int i = 0; i < 2 * count; ) {
      if (i == noted.length) {
        noted = Arrays.copyOf(noted, 2 * i);
      }
      noted[i++] = in.position();
      scanner.value(1);
      noted[i++] = in.position();
    }
    bounds = Arrays.copyOf(noted, 2 * count);
  }

  private boolean isDataValid(PacketType packet) {
    return switch (packet) {
      case CONNECT -> kind == Kind.UNDEFINED || kind == Kind.MAP;
      case DISCONNECT -> kind == Kind.UNDEFINED;
      case EVENT, ACK -> kind == Kind.ARRAY;
      case CONNECT_ERROR -> kind == Kind.STRING || kind == Kind.MAP;
    };
  }

  private String event() throws IOException {
    if (bounds.length == 0) {
      throw new PacketException("invalid payload");
    }
    MsgpackCursor name = new MsgpackCursor(received, bounds[0], bounds[1]);
    return EventNames.checked(
        switch (name.kind()) {
          case STRING -> name.text();
          case INTEGER -> JsonNumber.toString(name.integer().doubleValue());
          case FLOAT -> JsonNumber.toString(name.floating());
          default -> throw new PacketException("invalid payload");
        });
  }
}
