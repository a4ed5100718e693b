// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;

/** What a number of clients do, again and again. */
interface Workload {
  /** Opens the connections; what is to be done begins as soon as it can. */
  void start(Loop loop) throws IOException;

  /** Tells whether all clients are at work. */
  boolean isRunning();

  /** How often it was done: answers, deliveries, connections. */
  long count();

  /** The server is warm: forgets latencies until now. */
  default void measureFromNow() {}

  /** The latency in microseconds that a part of the answers did not exceed; NaN if not measured. */
  default double latency(double part) {
    return Double.NaN;
  }

  /** Asks for nothing more. */
  default void finish() {}

  /**
   * Whether all has come that was asked for. A server sends the rest of a fan-out to whoever is
   * there, so to the clients of the next load.
   */
  default boolean isFinished() {
    return true;
  }
}
