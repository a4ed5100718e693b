// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

/** What is sent: the payloads of the load tests, too. */
final class Payloads {
  /** 64 characters. */
  static final String TEXT = "\"" + "x".repeat(64) + "\"";

  /** About 256 bytes. */
  static final String OBJECT =
      "{\"id\":4711,\"user\":\"anna\",\"tags\":[\"a\",\"b\",\"c\"],\"position\":{\"x\":1.5,\"y\":-2.25},"
          + "\"text\":\""
          + "lorem ipsum ".repeat(13)
          + "\"}";

  private Payloads() {}
}
