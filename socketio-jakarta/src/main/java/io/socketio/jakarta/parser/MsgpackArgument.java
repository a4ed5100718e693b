// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.parser.MsgpackCursor.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One received argument: a slice of the message that is read, or passed on as it is. */
final class MsgpackArgument implements ReceivedArgument {
  private final ReceivedBytes received;
  private final int index;
  private final int start;
  private final int end;

  MsgpackArgument(ReceivedBytes received, int index, int start, int end) {
    this.received = received;
    this.index = index;
    this.start = start;
    this.end = end;
  }

  private MsgpackCursor cursor() {
    return new MsgpackCursor(received, start, end);
  }

  @Override
  public boolean isBinary() {
    try {
      return cursor().kind() == Kind.BINARY;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Object read(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return Optional.of(read(generic.getActualTypeArguments()[0]));
    }
    try {
      Object value = readWithoutJson(type);
      return value == null ? toJson().read(type) : value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what JSON cannot express, and plain text. */
  private @Nullable Object readWithoutJson(Type type) throws IOException {
    MsgpackCursor in = cursor();
    return switch (in.kind()) {
      case STRING -> type == String.class ? in.text() : null;
      case DATE -> date(in.date(), type);
      case FLOAT -> infinite(in.floating(), type);
      default -> null;
    };
  }

  @SuppressWarnings("JavaUtilDate") // applications still have it in their payloads
  private static @Nullable Object date(Instant date, Type type) {
    if (type == Instant.class) {
      return date;
    }
    return type == Date.class ? new Date(date.toEpochMilli()) : null;
  }

  private @Nullable Object infinite(double number, Type type) {
    if (Double.isFinite(number)) {
      return null;
    }
    if (type == Float.class || type == float.class) {
      return (float) number;
    }
    if (type == Double.class
        || type == double.class
        || type == Number.class
        || type == Object.class) {
      return number;
    }
    throw new PayloadException(
        "argument " + index + " is the number " + number + ", not " + type.getTypeName());
  }

  @Override
  public JsonArgument toJson() {
    ReceivedText text = MsgpackToJson.translate(cursor(), received.codec());
    return new JsonArgument(text, index, 0, text.text().length());
  }

  void write(MsgpackWriter out) throws IOException {
    out.encoded(received.array(), start, end);
  }

  /** The JSON text. */
  @Override
  public String toString() {
    return toJson().toString();
  }
}
