// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as JavaScript writes and understands them. */
final class JsonNumber {
  /** From here on not every integer is a double. */
  private static final double MAX_SAFE = 1L << 53;

  /** An integer with no more digits is a double for sure. */
  private static final int MAX_SAFE_DIGITS = 15;

  /** A larger number may not fit a {@code long}. */
  private static final double MAX_LONG = 9.2e18;

  /** From here on JavaScript writes integers with an exponent. */
  private static final double MAX_PLAIN = 1e21;

  /** JavaScript writes powers of ten outside of these limits with an exponent. */
  private static final int MAX_PLAIN_POINT = 21;

  private static final int MIN_PLAIN_POINT = -6;

  /** An integer with fewer characters fits a {@code long}. */
  private static final int MAX_LONG_LENGTH = 18;

  /** The most characters of a decimal number: arithmetic takes quadratic time. */
  private static final int MAX_BIG = 1_000;

  /** The largest scale, with an exponent of three digits: plain notation writes it out. */
  private static final int MAX_SCALE = 2_000;

  private JsonNumber() {}

  /**
   * Writes a floating-point number.
   *
   * @param value the number
   * @param text its Java notation, which for a {@code float} is shorter than the {@code double}'s
   */
  static void write(double value, String text, StringBuilder out) {
    if (value == Math.rint(value) && Math.abs(value) < MAX_SAFE) {
      out.append((long) value);
    } else if (!Double.isFinite(value)) {
      out.append("null");
    } else {
      int e = text.indexOf('E');
      if (e < 0) {
        out.append(text);
      } else {
        scientific(text, e, out);
      }
    }
  }

  /** Rewrites {@code -d.dddE-ee}, Java's notation of large and small numbers. */
  private static void scientific(String text, int e, StringBuilder out) {
    int first = text.charAt(0) == '-' ? 1 : 0;
    if (first == 1) {
      out.append('-');
    }
    boolean single = e == first + 3 && text.charAt(first + 2) == '0';
    String digits = text.charAt(first) + (single ? "" : text.substring(first + 2, e));
    int point = Integer.parseInt(text.substring(e + 1)) + 1;
    if (point > MAX_PLAIN_POINT || point <= MIN_PLAIN_POINT) {
      out.append(digits.charAt(0));
      if (!single) {
        out.append('.').append(digits, 1, digits.length());
      }
      out.append('e').append(point > 0 ? "+" : "").append(point - 1);
    } else if (point <= 0) {
      out.append("0.").append("0".repeat(-point)).append(digits);
    } else if (point >= digits.length()) {
      out.append(digits).append("0".repeat(point - digits.length()));
    } else {
      out.append(digits, 0, point).append('.').append(digits, point, digits.length());
    }
  }

  /** Writes a number in the way JavaScript turns it into a string. */
  static String toString(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    StringBuilder out = new StringBuilder();
    write(value, Double.toString(value), out);
    return out.toString();
  }

  /**
   * Reads a number.
   *
   * @param json a JSON number
   * @param type the class of the result
   * @return the number, or null if the class is no number's
   * @throws ArithmeticException if the number does not fit
   */
  static @Nullable Object read(String json, Type type) {
    if (type == Integer.class || type == int.class) {
      return (int) toLong(json, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == Long.class || type == long.class) {
      return toLong(json, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == Double.class || type == double.class) {
      return Double.parseDouble(json);
    } else if (type == BigDecimal.class || type == Number.class || type == Object.class) {
      return toBigDecimal(json);
    } else if (type == Float.class || type == float.class) {
      return Float.parseFloat(json);
    } else if (type == Short.class || type == short.class) {
      return (short) toLong(json, Short.MIN_VALUE, Short.MAX_VALUE);
    } else if (type == Byte.class || type == byte.class) {
      return (byte) toLong(json, Byte.MIN_VALUE, Byte.MAX_VALUE);
    } else {
      return type == BigInteger.class ? toBigDecimal(json).toBigIntegerExact() : null;
    }
  }

  /**
   * Reads an acknowledgement id with the precision that it has in JavaScript. One that does not fit
   * a {@code long} becomes the bits of its negative: negative, and good for {@link #writeId} only.
   *
   * @throws PacketException if it could not be sent back
   */
  static long toId(String text, int start, int end) {
    if (end - start <= MAX_SAFE_DIGITS) {
      return Long.parseLong(text, start, end, 10);
    }
    double id = Double.parseDouble(text.substring(start, end));
    if (id <= MAX_SAFE) {
      return (long) id;
    }
    if (id >= MAX_PLAIN) {
      throw new PacketException("illegal acknowledgement id");
    }
    return id <= MAX_LONG ? Long.parseLong(toString(id)) : Double.doubleToRawLongBits(-id);
  }

  static void writeId(long id, StringBuilder out) {
    if (id >= 0) {
      out.append(id);
    } else {
      out.append(toString(-Double.longBitsToDouble(id)));
    }
  }

  /**
   * Reads an integer.
   *
   * @param json a JSON number; {@code 1.0} and {@code 1e3} are integers too
   * @throws ArithmeticException if it is not integral or out of range
   */
  private static long toLong(String json, long min, long max) {
    long value = isShortInteger(json) ? Long.parseLong(json) : toBigDecimal(json).longValueExact();
    if (value < min || value > max) {
      throw new ArithmeticException("out of range");
    }
    return value;
  }

  private static boolean isShortInteger(String json) {
    if (json.length() > MAX_LONG_LENGTH) {
      return false;
    }
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if ((c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a decimal number.
   *
   * @param json a JSON number
   * @throws ArithmeticException if it is far beyond what JavaScript can express
   */
  private static BigDecimal toBigDecimal(String json) {
    try {
      if (json.length() <= MAX_BIG) {
        BigDecimal value = new BigDecimal(json);
        if (Math.abs((long) value.scale()) <= MAX_SCALE) {
          return value;
        }
      }
    } catch (NumberFormatException e) {
      // only the exponent can be wrong, by its size
    }
    throw new ArithmeticException("out of range");
  }
}
