// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets sends through until it is closed, and waits for them then. */
final class SendGate {
  private static final long PATIENCE_SECONDS = 1;

  /** Held for reading by those who send. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  private volatile boolean closed;

  /**
   * Sends something.
   *
   * @return false if that is too late
   */
  boolean pass(Runnable send) {
    lock.readLock().lock();
    try {
      if (!closed) {
        send.run();
        return true;
      }
      return false;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Returns when nobody sends any more, or after a while, or if the current thread itself sends.
   */
  void close() {
    closed = true;
    if (lock.getReadHoldCount() > 0) {
      return;
    }
    try {
      if (lock.writeLock().tryLock(PATIENCE_SECONDS, SECONDS)) {
        lock.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
