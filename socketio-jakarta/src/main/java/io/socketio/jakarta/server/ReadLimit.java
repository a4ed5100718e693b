// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Stops the reading of a connection when too much waits, until half of that is left. */
final class ReadLimit {
  private final EventLane.Source source;
  private final long limit;
  private final LongSupplier pending;
  private final AtomicBoolean paused = new AtomicBoolean();

  /**
   * Makes a limit that is not reached yet.
   *
   * @param pending how much waits at the moment
   */
  ReadLimit(EventLane.Source source, long limit, LongSupplier pending) {
    this.source = source;
    this.limit = limit;
    this.pending = pending;
  }

  /** So much waits since something was added. */
  void added(long waiting) {
    if (waiting >= limit) {
      pause();
    }
  }

  /** The order matters: who sees the flag may resume, so the source must be paused by then. */
  private void pause() {
    source.pause();
    paused.set(true);
    resumeIfDrained();
  }

  /** Less waits than before. */
  void removed() {
    if (paused.get()) {
      resumeIfDrained();
    }
  }

  private void resumeIfDrained() {
    if (pending.getAsLong() <= limit / 2 && paused.compareAndSet(true, false)) {
      source.resume();
    }
  }
}
