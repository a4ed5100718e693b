// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The length of what waits for the handlers of one connection: from a limit on, nothing more is
 * read. Few large events take as much memory as many small ones, which {@link EventLane} counts.
 * When the large events of all connections take too much together, nothing is read from any that
 * has events waiting.
 */
final class PendingBytes {
  /** What is shorter does not count for all: there cannot be many of them. */
  private static final int LARGE = 1_024;

  private final AtomicLong pending = new AtomicLong();
  private final Budget all;
  private final ReadLimit limit;

  /**
   * Makes it for a connection of which nothing waits.
   *
   * @param all what the large events of all connections may take
   */
  PendingBytes(EventLane.Source source, long limit, Budget all) {
    this.all = all;
    this.limit = new ReadLimit(source, limit, this::waiting);
  }

  /** Too much as long as anything waits here while too much waits elsewhere. */
  private long waiting() {
    long here = pending.get();
    return here > 0 && all.isExceeded() ? Long.MAX_VALUE : here;
  }

  /** An event is about to wait. */
  void add(long bytes) {
    pending.addAndGet(bytes);
    if (bytes >= LARGE) {
      all.force(bytes);
    }
    limit.added(waiting());
  }

  /** An event was handled, or dropped. */
  void remove(long bytes) {
    pending.addAndGet(-bytes);
    if (bytes >= LARGE) {
      all.give(bytes);
    }
    limit.removed();
  }
}
