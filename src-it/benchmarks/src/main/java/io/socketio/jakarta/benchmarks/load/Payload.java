// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/** The JSON value that an event carries. Those of different numbers differ. All is ASCII. */
interface Payload {
  /** The value with a number. */
  String json(long number);

  /** Strings. */
  static Payload text(int length) {
    String filler = "x".repeat(length);
    return number -> {
      String digits = Long.toString(number);
      return '"' + digits + filler.substring(digits.length()) + '"';
    };
  }

  /** Objects, with nothing in them that could be written in two ways but the order of members. */
  static Payload object(int length) {
    String start =
        "{\"user\":\"anna\",\"tags\":[\"a\",\"b\",\"c\"],\"position\":{\"x\":1.5,\"y\":-2.25},";
    String middle = start + "\"text\":\"";
    String end = "\",\"id\":";
    String filler = "x".repeat(length);
    return number -> {
      String tail = end + number + '}';
      return middle + filler.substring(middle.length() + tail.length()) + tail;
    };
  }
}
