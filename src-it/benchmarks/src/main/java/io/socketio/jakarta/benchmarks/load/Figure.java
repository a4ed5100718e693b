// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/** What is known of a measurement. */
enum Figure {
  /** How much a server did in a second of its processor time. */
  EFFICIENCY(true),
  /** How much it did in a second. */
  RATE(true),
  /** The latency in microseconds that half of the events did not exceed. */
  P50(false),
  /** The latency in microseconds that 99 of 100 events did not exceed. */
  P99(false),
  /** How many processors the server used. */
  SERVER(false),
  /** How many processors the load generator used. */
  GENERATOR(false),
  /** The growth of the server's resident memory in bytes for each client. */
  RESIDENT(false),
  /** How long it took in seconds. */
  SECONDS(false),
  /** How many seconds of its processor the server needed. */
  PROCESSOR_SECONDS(false),
  /** How many connections had to be tried again. */
  RETRIES(false);

  private final boolean largerIsBetter;

  Figure(boolean largerIsBetter) {
    this.largerIsBetter = largerIsBetter;
  }

  boolean largerIsBetter() {
    return largerIsBetter;
  }
}
