// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parser that refuses numbers which do not fit. The standard one cuts them: 3000000000 is an
 * {@code int} of -1294967296, and 1.5 one of 1. As for an argument that is a number as a whole,
 * {@code 1.0} and {@code 1e3} are integers.
 */
final class ExactParser implements JsonParser {
  /** An integer with fewer characters fits a {@code long}. */
  private static final int MAX_LONG_LENGTH = 18;

  /**
   * The most characters, and the largest exponent, of a number: arithmetic takes quadratic time and
   * plain notation as much memory as the exponent says.
   */
  private static final int MAX_BIG = 1_000;

  private static final int MAX_EXPONENT_LENGTH = 5; // with its sign

  private final JsonParser parser;
  private @Nullable Event event;

  ExactParser(JsonParser parser) {
    this.parser = parser;
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event next = parser.next();
    event = next;
    return next;
  }

  @Override
  public Event currentEvent() {
    return parser.currentEvent();
  }

  /** Bindings make decimal numbers of the text. */
  @Override
  public String getString() {
    String text = parser.getString();
    return event == Event.VALUE_NUMBER ? bounded(text) : text;
  }

  @Override
  public boolean isIntegralNumber() {
    return parser.isIntegralNumber();
  }

  @Override
  public int getInt() {
    return (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public long getLong() {
    return integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public BigDecimal getBigDecimal() {
    String text = parser.getString();
    return isShort(text) ? BigDecimal.valueOf(Long.parseLong(text)) : new BigDecimal(bounded(text));
  }

  private long integer(long min, long max) {
    String text = parser.getString();
    long value = isShort(text) ? Long.parseLong(text) : exact(text);
    if (value < min || value > max) {
      throw outOfRange(text);
    }
    return value;
  }

  private static boolean isShort(String text) {
    if (text.length() > MAX_LONG_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static long exact(String text) {
    try {
      return new BigDecimal(bounded(text)).longValueExact();
    } catch (ArithmeticException e) {
      throw outOfRange(text);
    }
  }

  /** Passes the text of a number through. */
  private static String bounded(String number) {
    int length = number.length();
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E')) + 1;
    if (length > MAX_BIG
        || (exponent > 0
            && (length - exponent > MAX_EXPONENT_LENGTH
                || Math.abs(Integer.parseInt(number, exponent, length, 10)) > MAX_BIG))) {
      throw outOfRange(number);
    }
    return number;
  }

  private static JsonbException outOfRange(String number) {
    return new JsonbException(
        (number.length() > 40 ? "a long number" : "the number " + number) + " is out of range");
  }

  @Override
  public JsonLocation getLocation() {
    return parser.getLocation();
  }

  @Override
  public JsonObject getObject() {
    return parser.getObject();
  }

  @Override
  public JsonValue getValue() {
    return parser.getValue();
  }

  @Override
  public JsonArray getArray() {
    return parser.getArray();
  }

  @Override
  public Stream<JsonValue> getArrayStream() {
    return parser.getArrayStream();
  }

  @Override
  public Stream<Map.Entry<String, JsonValue>> getObjectStream() {
    return parser.getObjectStream();
  }

  @Override
  public Stream<JsonValue> getValueStream() {
    return parser.getValueStream();
  }

  @Override
  public void skipArray() {
    parser.skipArray();
  }

  @Override
  public void skipObject() {
    parser.skipObject();
  }

  @Override
  public void close() {
    parser.close();
  }
}
