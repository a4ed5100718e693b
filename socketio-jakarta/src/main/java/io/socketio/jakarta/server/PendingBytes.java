// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The length of what waits for the handlers of one connection: from a limit on, nothing more is
 * read. Few large events take as much memory as many small ones, which {@link EventLane} counts.
 */
final class PendingBytes {
  private final EventLane.Source source;
  private final long limit;
  private final AtomicLong pending = new AtomicLong();
  private final AtomicBoolean paused = new AtomicBoolean();

  PendingBytes(EventLane.Source source, long limit) {
    this.source = source;
    this.limit = limit;
  }

  /** An event is about to wait. */
  void add(long bytes) {
    if (pending.addAndGet(bytes) >= limit) {
      source.pause();
      paused.set(true);
      resumeIfDrained(); // the handlers may have been faster
    }
  }

  /** An event was handled. */
  void remove(long bytes) {
    pending.addAndGet(-bytes);
    if (paused.get()) {
      resumeIfDrained();
    }
  }

  private void resumeIfDrained() {
    if (pending.get() <= limit / 2 && paused.compareAndSet(true, false)) {
      source.resume();
    }
  }
}
