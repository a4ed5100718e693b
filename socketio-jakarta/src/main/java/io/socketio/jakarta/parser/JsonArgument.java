// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One received argument: a slice of the text that is read, or passed on as it is. */
final class JsonArgument implements ReceivedArgument {
  private static final Set<Type> BINARY = Set.of(byte[].class, ByteBuffer.class, InputStream.class);

  private static final Set<Type> SCALARS =
      Set.of(
          String.class,
          CharSequence.class,
          Boolean.class,
          boolean.class,
          Integer.class,
          int.class,
          Long.class,
          long.class,
          Double.class,
          double.class,
          Float.class,
          float.class,
          Short.class,
          short.class,
          Byte.class,
          byte.class,
          Number.class,
          BigDecimal.class,
          BigInteger.class);

  private final ReceivedText received;
  private final int index;
  private final int start;
  private final int end;

  JsonArgument(ReceivedText received, int index, int start, int end) {
    this.received = received;
    this.index = index;
    this.start = start;
    this.end = end;
  }

  @Override
  public boolean isBinary() {
    return attachment() >= 0;
  }

  private int attachment() {
    return received.placeholders().attachment(start);
  }

  void write(JsonPacketEncoder encoder) {
    received.placeholders().copy(received.text(), start, end, received.attachments(), encoder);
  }

  /** What placeholders in the argument refer to. */
  ReceivedAttachments attachments() {
    return received.attachments();
  }

  @Override
  public Object read(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return Optional.of(read(generic.getActualTypeArguments()[0]));
    }
    int attachment = attachment();
    Object value = attachment >= 0 ? bytes(attachment, type) : scalar(type);
    if (value != null) {
      return value;
    }
    if (attachment >= 0 || BINARY.contains(type) || SCALARS.contains(type)) {
      throw mismatch(type);
    }
    try {
      return received.codec().decode(shortened(), type, received.attachments());
    } catch (PayloadException e) {
      String failure = ", does not fit " + type.getTypeName() + ": " + e.getMessage();
      throw new PayloadException("argument " + index + ", " + kind() + failure, e);
    }
  }

  @Override
  public JsonArgument toJson() {
    return this;
  }

  private @Nullable Object bytes(int attachment, Type type) {
    if (type == ByteBuffer.class) {
      return attachments().get(attachment);
    }
    if (type == InputStream.class) {
      return new ByteArrayInputStream(attachments().bytes(attachment));
    }
    return type == byte[].class || type == Object.class ? attachments().bytes(attachment) : null;
  }

  private @Nullable Object scalar(Type type) {
    return switch (received.text().charAt(start)) {
      case '{', '[' -> null;
      case '"' -> isText(type) ? JsonText.unquote(received.text(), start, end) : null;
      case 't' -> isBoolean(type) ? Boolean.TRUE : null;
      case 'f' -> isBoolean(type) ? Boolean.FALSE : null;
      default -> number(type);
    };
  }

  private static boolean isText(Type type) {
    return type == String.class || type == Object.class || type == CharSequence.class;
  }

  private static boolean isBoolean(Type type) {
    return type == boolean.class || type == Boolean.class || type == Object.class;
  }

  private @Nullable Object number(Type type) {
    try {
      boolean any = type == Object.class || type == Number.class;
      return JsonNumber.read(any ? shortened() : toString(), type);
    } catch (ArithmeticException e) {
      throw mismatch(type);
    }
  }

  /** The JSON text, with numbers that any codec can read. */
  private String shortened() {
    return received.longNumbers() ? LongNumbers.shorten(toString()) : toString();
  }

  private PayloadException mismatch(Type type) {
    return new PayloadException(
        "argument " + index + " is " + kind() + ", not " + type.getTypeName());
  }

  private String kind() {
    if (isBinary()) {
      return "binary";
    }
    return switch (received.text().charAt(start)) {
      case '{' -> "an object";
      case '[' -> "an array";
      case '"' -> "a string";
      case 't', 'f' -> "a boolean";
      default -> end - start > 40 ? "a long number" : "the number " + this;
    };
  }

  /** The JSON text. */
  @Override
  public String toString() {
    return received.text().substring(start, end);
  }
}
