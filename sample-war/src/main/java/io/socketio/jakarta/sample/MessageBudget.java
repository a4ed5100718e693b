// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import io.socketio.jakarta.cdi.SocketScoped;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much one socket may send: ten messages at once, and one more every 500 ms. The events of a
 * socket are handled one at a time, so it needs no lock.
 */
@SocketScoped
class MessageBudget {
  static final int LIMIT = 10;
  static final long REFILL_NANOS = Duration.ofMillis(500).toNanos();

  private final LongSupplier nanoTime;
  private int left = LIMIT;
  private long refilledAt;

  MessageBudget() {
    this(System::nanoTime);
  }

  MessageBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    refilledAt = nanoTime.getAsLong();
  }

  /** Takes one message off the budget; false: there is nothing left. */
  boolean spend() {
    long earned = (nanoTime.getAsLong() - refilledAt) / REFILL_NANOS;
    refilledAt += earned * REFILL_NANOS;
    left = (int) Math.min(LIMIT, left + earned);
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
