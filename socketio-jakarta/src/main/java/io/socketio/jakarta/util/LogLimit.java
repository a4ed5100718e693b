// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds how often failures of the same kind are logged, because clients may be able to cause them
 * at will.
 *
 * <p>Thread-safe.
 */
final class LogLimit {
  /** How many failures of a kind are logged in each period. */
  static final int MOST = 60;

  /** Nanoseconds. */
  static final long PERIOD = TimeUnit.MINUTES.toNanos(1);

  /** Kinds beyond that share one count: messages of failures may be made up, their types not. */
  static final int MOST_KINDS = 256;

  private static final String OTHERS = "";

  private final LongSupplier clock;
  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  /**
   * Creates a limit.
   *
   * @param clock the time in nanoseconds
   */
  LogLimit(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Counts a failure.
   *
   * @param kind what is counted together
   * @return whether to log it, and what to say about others
   */
  Decision count(String kind) {
    String counted = counts.size() < MOST_KINDS || counts.containsKey(kind) ? kind : OTHERS;
    long now = clock.getAsLong();
    return counts.computeIfAbsent(counted, unused -> new Count(now)).next(now);
  }

  /**
   * What becomes of one failure.
   *
   * @param logged whether it is logged
   * @param note what is added to its message, empty for most
   */
  record Decision(boolean logged, String note) {
    static final Decision PLAIN = new Decision(true, "");
    private static final Decision LEFT_OUT = new Decision(false, "");
    private static final Decision LAST =
        new Decision(
            true, " (until this minute is over, further failures of this kind are only counted)");

    private static Decision after(long leftOut) {
      return leftOut == 0
          ? PLAIN
          : new Decision(true, " (" + leftOut + " failures of this kind were not logged)");
    }
  }

  private static final class Count {
    private long start;
    private int logged;
    private long leftOut;

    Count(long now) {
      this.start = now;
    }

    synchronized Decision next(long now) {
      if (now - start >= PERIOD) {
        start = now;
        logged = 0;
      }
      if (logged == MOST) {
        leftOut++;
        return Decision.LEFT_OUT;
      }
      logged++;
      if (logged == MOST) {
        return Decision.LAST;
      }
      long before = leftOut;
      leftOut = 0;
      return Decision.after(before);
    }
  }
}
