// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An executor that outlives the server, which has to know when the last of its tasks there is done:
 * a handler that runs while a container takes its web application apart finds half of it.
 */
final class BorrowedExecutor implements Executor {
  private final Executor lender;

  /** Tasks that are not done, and one as long as there may be more. */
  private final AtomicLong open = new AtomicLong(1);

  private final AtomicBoolean returned = new AtomicBoolean();
  private final CountDownLatch allDone = new CountDownLatch(1);

  BorrowedExecutor(Executor lender) {
    this.lender = lender;
  }

  @Override
  public void execute(Runnable task) {
    open.incrementAndGet();
    Task counted = new Task(task);
    try {
      lender.execute(counted);
    } catch (RuntimeException | Error e) {
      counted.done();
      throw e;
    }
  }

  /**
   * Waits for all tasks, once nobody else has any. Tasks of tasks are waited for, too.
   *
   * @param nanos the longest wait, in nanoseconds
   * @return whether all are done
   */
  boolean awaitAll(long nanos) throws InterruptedException {
    if (returned.compareAndSet(false, true)) {
      countDown();
    }
    return allDone.await(nanos, TimeUnit.NANOSECONDS);
  }

  private void countDown() {
    if (open.decrementAndGet() == 0) {
      allDone.countDown();
    }
  }

  /** Counted once, although an executor that runs it at once may throw what it threw. */
  private final class Task implements Runnable {
    private final Runnable task;
    private final AtomicBoolean done = new AtomicBoolean();

    Task(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      try {
        task.run();
      } finally {
        done();
      }
    }

    void done() {
      if (done.compareAndSet(false, true)) {
        countDown();
      }
    }
  }
}
