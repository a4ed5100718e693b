// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The length of what waits for the handlers of one connection: from a limit on, nothing more is
 * read. Few large events take as much memory as many small ones, which {@link EventLane} counts.
 */
final class PendingBytes {
  private final AtomicLong pending = new AtomicLong();
  private final ReadLimit limit;

  PendingBytes(EventLane.Source source, long limit) {
    this.limit = new ReadLimit(source, limit, pending::get);
  }

  /** An event is about to wait. */
  void add(long bytes) {
    limit.added(pending.addAndGet(bytes));
  }

  /** An event was handled. */
  void remove(long bytes) {
    pending.addAndGet(-bytes);
    limit.removed();
  }
}
