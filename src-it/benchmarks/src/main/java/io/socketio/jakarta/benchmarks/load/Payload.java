// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/** Payloads of 64 characters that differ from one another. */
final class Payload {
  private static final int LENGTH = 64;
  private static final String FILLER = "x".repeat(LENGTH);

  private Payload() {}

  static String text(long number) {
    String digits = Long.toString(number);
    return digits + FILLER.substring(digits.length());
  }
}
