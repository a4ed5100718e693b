// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.Arrays;

/** How long answers took. */
final class Latencies {
  private long[] nanos = new long[1 << 12];
  private int size;

  void add(long latency) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = latency;
  }

  void clear() {
    size = 0;
  }

  /** The latency in microseconds that a part of all did not exceed; NaN if there is none. */
  double quantile(double part) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(size - 1, Math.floor(part * size))] / 1e3;
  }
}
