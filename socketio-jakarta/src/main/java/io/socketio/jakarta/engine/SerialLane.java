// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one at a time without a thread of its own: whoever finds the lane free runs his task
 * himself and then those that came meanwhile. A free lane costs one compare-and-set and no
 * allocation.
 *
 * <p>A new lane is occupied until the first {@link #leave()}. Tasks must not throw.
 */
final class SerialLane {
  private final AtomicInteger work = new AtomicInteger(1);
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /** Occupies the lane if it is free; the caller must {@link #leave()} it then. */
  boolean tryEnter() {
    return work.get() == 0 && work.compareAndSet(0, 1);
  }

  /** Frees the lane after having run what waits for it. */
  void leave() {
    int missed = work.decrementAndGet();
    if (missed != 0) {
      runWaiting(missed);
    }
  }

  /** Runs a task now, or leaves it to the occupant of the lane. */
  void execute(Runnable task) {
    waiting.add(task);
    if (work.getAndIncrement() == 0) {
      runWaiting(1);
    }
  }

  /** Runs a task and returns when it has run, on whatever thread, or when interrupted. */
  void executeAndWait(Runnable task) {
    CountDownLatch done = new CountDownLatch(1);
    execute(
        () -> {
          try {
            task.run();
          } finally {
            done.countDown();
          }
        });
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runWaiting(int missed) {
    do {
      for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
        task.run();
      }
      missed = work.addAndGet(-missed);
    } while (missed != 0);
  }
}
