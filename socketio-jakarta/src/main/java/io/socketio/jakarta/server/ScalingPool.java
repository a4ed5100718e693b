// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.util.Faults;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pool that starts a thread when all are busy, up to a limit, and queues only then. The JDK's
 * pool does it the other way round, which would let one blocking handler delay everybody.
 *
 * <p>A task may also be queued for a thread that is about to be free. Under load that thread finds
 * it without having slept; to hand each task to a thread that waits would wake one for each.
 */
final class ScalingPool extends ThreadPoolExecutor {
  private static final System.Logger LOG = System.getLogger(ScalingPool.class.getName());
  private static final int KEEP_ALIVE_SECONDS = 30;

  /** How many tasks wait or run. */
  private final AtomicInteger unfinished = new AtomicInteger();

  ScalingPool(int maxThreads, ThreadFactory threads) {
    this(maxThreads, threads, new Tasks());
  }

  private ScalingPool(int maxThreads, ThreadFactory threads, Tasks tasks) {
    super(0, maxThreads, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, tasks);
    tasks.pool = this;
    setThreadFactory(work -> threads.newThread(() -> runThread(work)));
    setRejectedExecutionHandler((task, pool) -> queue(task, tasks));
  }

  @Override
  public void execute(Runnable task) {
    unfinished.incrementAndGet();
    try {
      super.execute(task);
    } catch (Throwable e) {
      remove(task); // it may be queued for a thread that could not be started
      unfinished.decrementAndGet();
      throw e;
    }
  }

  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    unfinished.decrementAndGet();
  }

  private boolean hasThreadForAll() {
    return unfinished.get() <= getPoolSize();
  }

  private void queue(Runnable task, Tasks tasks) {
    if (isShutdown()) {
      throw new RejectedExecutionException("the server is closed");
    }
    tasks.add(task);
  }

  /**
   * A thread that ends may have been counted on when a task was queued: does what is left. It also
   * ends, with an error, when memory is too short for the pool itself.
   */
  private void runThread(Runnable work) {
    try {
      work.run();
    } finally {
      finish();
    }
  }

  private void finish() {
    for (Runnable left = getQueue().poll(); left != null; left = getQueue().poll()) {
      Faults.isolate(LOG, () -> "a task failed", left);
      unfinished.decrementAndGet();
    }
  }

  /** Refuses tasks for which there is no thread; the pool starts another thread then. */
  private static final class Tasks extends LinkedBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ScalingPool pool;

    /** Looks twice: a thread may end between the first look and the queueing. */
    @Override
    public boolean offer(Runnable task) {
      return hasThread() && super.offer(task) && (hasThread() || !remove(task));
    }

    private boolean hasThread() {
      return pool != null && pool.hasThreadForAll();
    }

    @Override
    public boolean add(Runnable task) {
      return super.offer(task);
    }
  }
}
