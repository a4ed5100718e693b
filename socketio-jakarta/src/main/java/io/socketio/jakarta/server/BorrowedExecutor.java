// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * An executor that outlives the server, which has to know when the last of its tasks there is done:
 * a handler that runs while a container takes its web application apart finds half of it.
 *
 * <p>What it refuses, because it was shut down before the server or has more to do than it wants,
 * another one does: a task that is lost is a client that waits for ever.
 */
final class BorrowedExecutor implements Executor {
  private static final System.Logger LOG = System.getLogger(BorrowedExecutor.class.getName());

  private final Executor lent;
  private final Executor substitute;

  /** Where tasks are given to: what was lent, or what the host makes of it. */
  private volatile Executor lender;

  /** Tasks that are not done, and one as long as there may be more. */
  private final AtomicLong open = new AtomicLong(1);

  private final AtomicBoolean returned = new AtomicBoolean();
  private final AtomicBoolean refused = new AtomicBoolean();
  private final CountDownLatch allDone = new CountDownLatch(1);

  BorrowedExecutor(Executor lender, Executor substitute) {
    this.lent = lender;
    this.lender = lender;
    this.substitute = substitute;
  }

  /** The server has a host. */
  void host(UnaryOperator<Executor> executors) {
    lender = executors.apply(lent);
  }

  @Override
  public void execute(Runnable task) {
    open.incrementAndGet();
    Task counted = new Task(task);
    try {
      lender.execute(counted);
    } catch (Throwable e) {
      if (counted.hasBegun()) { // on this thread: it is the task that has failed
        throw e;
      }
      substitute(counted);
      report(e);
    }
  }

  private void substitute(Task counted) {
    try {
      substitute.execute(counted);
    } catch (Throwable e) {
      counted.done();
      throw e;
    }
  }

  /** Once is enough to be seen, and after the end it is no surprise. */
  private void report(Throwable refusal) {
    boolean news = !returned.get() && refused.compareAndSet(false, true);
    LOG.log(
        news ? WARNING : DEBUG,
        "the executor refuses a task, which runs on a thread of the server instead",
        refusal);
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

  /** Runs once, whatever an executor says that has taken it, and is counted once. */
  private final class Task implements Runnable {
    private final Runnable task;
    private final AtomicBoolean begun = new AtomicBoolean();

    Task(Runnable task) {
      this.task = task;
    }

    boolean hasBegun() {
      return begun.get();
    }

    @Override
    public void run() {
      if (begun.compareAndSet(false, true)) {
        try {
          task.run();
        } finally {
          countDown();
        }
      }
    }

    /** It will not run. */
    void done() {
      if (begun.compareAndSet(false, true)) {
        countDown();
      }
    }
  }
}
