// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/** What is known of a measurement. */
enum Figure {
  /** How much a server did in a second of its processor time. */
  EFFICIENCY("per second of the server's processor", true),
  /** How much it did in a second. */
  RATE("per second", true),
  /** The latency in microseconds that half of the events did not exceed. */
  P50("p50, µs", false),
  /** The latency in microseconds that 99 of 100 events did not exceed. */
  P99("p99, µs", false),
  /** How many processors the server used. */
  SERVER("processors of the server", false),
  /** How many processors the load generator used. */
  GENERATOR("processors of the load generator", false),
  /** The growth of the server's resident memory in bytes for each client. */
  RESIDENT("bytes for each client", false),
  /** How long it took in seconds. */
  SECONDS("s", false),
  /** How many seconds of its processor the server needed. */
  PROCESSOR_SECONDS("s of the server's processor", false);

  private final String title;
  private final boolean largerIsBetter;

  Figure(String title, boolean largerIsBetter) {
    this.title = title;
    this.largerIsBetter = largerIsBetter;
  }

  String title() {
    return title;
  }

  boolean largerIsBetter() {
    return largerIsBetter;
  }
}
