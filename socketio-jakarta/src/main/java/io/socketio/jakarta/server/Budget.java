// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes several may hold together. Thread-safe. */
final class Budget {
  private final long most;
  private final AtomicLong held = new AtomicLong();

  Budget(long most) {
    this.most = most;
  }

  /** Takes bytes if as many are left, none always; whoever gets them gives them back. */
  boolean take(long bytes) {
    long before = held.get();
    while (bytes <= Math.max(0, most - before)) {
      if (held.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = held.get();
    }
    return false;
  }

  /** Takes bytes, if they are left or not. */
  void force(long bytes) {
    held.addAndGet(bytes);
  }

  void give(long bytes) {
    held.addAndGet(-bytes);
  }

  /** Whether more bytes are taken than there are. */
  boolean isExceeded() {
    return held.get() > most;
  }

  /** How many bytes are taken. */
  long held() {
    return held.get();
  }
}
