// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Bounded waiting. */
public final class Await {
  /** Longer than anything a healthy server needs on a loaded machine. */
  public static final Duration BOUND = Duration.ofSeconds(30);

  private static final Duration STEP = Duration.ofMillis(10);

  private Await() {}

  /** Waits until the condition holds, at most {@link #BOUND}. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, BOUND, condition);
  }

  /** Waits until the condition holds, at most {@code bound}. */
  public static void until(String what, Duration bound, BooleanSupplier condition) {
    until(what, bound, STEP, condition);
  }

  /** The same for a condition that is not to be looked at too often. */
  public static void until(String what, Duration bound, Duration step, BooleanSupplier condition) {
    long deadline = System.nanoTime() + bound.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + bound.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(step.toNanos());
    }
  }
}
