// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.util.JavaScriptDate;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** Walks over a received message, value by value, and never beyond its end. */
final class MsgpackCursor {
  /** What the clients make of a value. */
  enum Kind {
    UNDEFINED,
    NULL,
    BOOLEAN,
    INTEGER,
    FLOAT,
    STRING,
    BINARY,
    DATE,
    ARRAY,
    MAP
  }

  /** Written by the clients' library: {@code undefined}, dates, and array buffers. */
  private static final byte JAVASCRIPT = 0;

  /** Of the MessagePack specification. */
  private static final byte TIMESTAMP = -1;

  private final ReceivedBytes received;
  private final int start;
  private final int end;
  private final MessageUnpacker in;

  MsgpackCursor(ReceivedBytes received, int start, int end) {
    this.received = received;
    this.start = start;
    this.end = end;
    this.in = MessagePack.newDefaultUnpacker(received.array(), start, end - start);
  }

  /** The index in the message's array of what comes next. */
  int position() {
    return start + (int) in.getTotalReadBytes();
  }

  boolean atEnd() {
    return position() == end;
  }

  /** Tells what comes next. */
  Kind kind() throws IOException {
    MessageFormat format = in.getNextFormat();
    if (format == MessageFormat.NEVER_USED) {
      throw new PacketException("invalid format");
    }
    return switch (format.getValueType()) {
      case NIL -> Kind.NULL;
      case BOOLEAN -> Kind.BOOLEAN;
      case INTEGER -> Kind.INTEGER;
      case FLOAT -> Kind.FLOAT;
      case STRING -> Kind.STRING;
      case BINARY -> Kind.BINARY;
      case ARRAY -> Kind.ARRAY;
      case MAP -> Kind.MAP;
      case EXTENSION -> extension(format);
    };
  }

  private Kind extension(MessageFormat format) {
    return switch (format) {
      case FIXEXT1 -> kind(1, Kind.UNDEFINED, JAVASCRIPT);
      case FIXEXT4 -> kind(1, Kind.DATE, TIMESTAMP);
      case FIXEXT8 -> kind(1, Kind.DATE, JAVASCRIPT, TIMESTAMP);
      case EXT8 -> at(2) == TIMESTAMP ? Kind.DATE : kind(2, Kind.BINARY, JAVASCRIPT);
      case EXT16 -> kind(3, Kind.BINARY, JAVASCRIPT);
      case EXT32 -> kind(5, Kind.BINARY, JAVASCRIPT);
      default -> throw unknownExtension();
    };
  }

  private Kind kind(int typeAt, Kind kind, byte... types) {
    byte actual = at(typeAt);
    for (byte type : types) {
      if (type == actual) {
        return kind;
      }
    }
    throw unknownExtension();
  }

  private static PacketException unknownExtension() {
    return new PacketException("unknown extension");
  }

  private byte at(int offset) {
    int index = position() + offset;
    if (index >= end) {
      throw new PacketException("truncated message");
    }
    return received.array()[index];
  }

  /** Skips a value without members and without length. */
  void skip() throws IOException {
    in.skipValue();
  }

  boolean bool() throws IOException {
    return in.unpackBoolean();
  }

  /** An integer as a number that has its digits: a {@code Long} if it fits. */
  Number integer() throws IOException {
    BigInteger value = in.unpackBigInteger();
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value;
  }

  double floating() throws IOException {
    return in.unpackDouble();
  }

  /** A text; what is no UTF-8 in it is replaced. */
  String text() throws IOException {
    int length = textLength();
    int from = position();
    pass(length);
    return new String(received.array(), from, length, StandardCharsets.UTF_8);
  }

  /** Enters a text: returns the number of its bytes, which come next. */
  int textLength() throws IOException {
    return checked(in.unpackRawStringHeader());
  }

  ByteBuffer binary() throws IOException {
    boolean extension = in.getNextFormat().getValueType().isExtensionType();
    int length = extension ? in.unpackExtensionTypeHeader().getLength() : in.unpackBinaryHeader();
    int from = position();
    pass(checked(length));
    return received.slice(from, from + length);
  }

  /** Passes so many bytes, which are there. */
  void pass(int length) throws IOException {
    in.readPayloadAsReference(length);
  }

  /** Enters an array: returns the number of its elements. */
  int arraySize() throws IOException {
    return checked(in.unpackArrayHeader());
  }

  /** Enters a map: returns the number of its entries. */
  int mapSize() throws IOException {
    return checked(in.unpackMapHeader());
  }

  /** Each byte and each member takes a byte at least: who announces more than there are lies. */
  private int checked(int announced) {
    if (announced > end - position()) {
      throw new PacketException("truncated message");
    }
    return announced;
  }

  Instant date() throws IOException {
    try {
      Instant date = at(1) == JAVASCRIPT ? javaScriptDate() : in.unpackTimestamp();
      if (JavaScriptDate.exists(date)) {
        return date;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // beyond what Java can express, too
    }
    throw new PacketException("date out of range");
  }

  private Instant javaScriptDate() throws IOException {
    in.unpackExtensionTypeHeader();
    checked(Long.BYTES);
    int from = position();
    pass(Long.BYTES);
    return Instant.ofEpochMilli(received.slice(from, from + Long.BYTES).getLong());
  }
}
