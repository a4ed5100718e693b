// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values as {@code Object} is read: maps, lists, strings, decimals, booleans, null, bytes. */
final class RandomValues {
  private static final String[] STRINGS = {
    "",
    "a",
    "\"",
    "\\",
    "/",
    "\n\r\t\b\f",
    "\u0000\u001f",
    "\u007f",
    "é",
    "日本",
    "😀",
    "\u2028",
    "_placeholder",
    "num",
    "[1,2]",
    "{}",
    "null"
  };

  private final Random random;
  private int bytesLeft;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  /** Makes a list of arguments, with so many byte arrays at most. */
  List<Object> arguments(int maxBytes) {
    bytesLeft = maxBytes;
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      values.add(value(4));
    }
    return values;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 8)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> new BigDecimal(random.nextInt());
      case 3 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(20));
      case 4 -> string();
      case 5 -> list(depth - 1);
      case 6 -> map(depth - 1);
      default -> bytesLeft-- > 0 ? bytes() : string();
    };
  }

  String string() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(STRINGS[random.nextInt(STRINGS.length)]);
    }
    return text.toString();
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(depth));
    }
    return list;
  }

  private Map<String, Object> map(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(string(), value(depth));
    }
    map.remove("_placeholder");
    return map;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(5)];
    random.nextBytes(bytes);
    return bytes;
  }
}
