// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.engine.EngineHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a server: those it was given, or its own. Only its own are stopped with it.
 *
 * <p>They are not the container's: all applications share those of the default managed executor, of
 * which there may be few, so that some handlers that wait would stop everybody. Nor is the timer: a
 * container may refuse scheduled tasks while it suspends or stops, and log an error for each, ten
 * times in a second.
 *
 * <p>What tasks find around them does not come from the thread, nor from whoever hands them over:
 * each runs in the context that its executor was made for.
 */
final class ServerThreads {
  private static final System.Logger LOG = System.getLogger(ServerThreads.class.getName());

  /** The executor of virtual threads. */
  private static final String UNLIMITED = "java.util.concurrent.ThreadPerTaskExecutor";

  private static final int MANY = Integer.MAX_VALUE;
  private static final int STOP_SECONDS = 5;
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<ExecutorService> owned = new ArrayList<>(2);
  private final Optional<BorrowedExecutor> borrowed;
  private final Executor threads;
  private final Optional<Shares> shares;
  private final HostContext host = new HostContext();
  private final ContextualExecutor executor;
  private final ScheduledExecutorService scheduler;

  ServerThreads(@Nullable Executor executor, @Nullable ScheduledExecutorService scheduler) {
    Optional<Executor> lender = Optional.ofNullable(executor);
    ExecutorService handlers = own(OwnThreads.forHandlers());
    Executor own = orHere(handlers);
    this.borrowed = lender.map(given -> new BorrowedExecutor(given, own));
    this.threads = borrowed.map(Executor.class::cast).orElse(own);
    this.shares = shares(lender.orElse(handlers));
    this.executor = in(host);
    this.scheduler = scheduler != null ? scheduler : own(ownScheduler());
  }

  /**
   * For what belongs to no client. Refuses no task: where there is no thread for it, that of the
   * caller runs it.
   */
  ContextualExecutor executor() {
    return executor;
  }

  /** The same threads, for what belongs to a client whose handshake had a context. */
  ContextualExecutor in(Executor context) {
    return new ContextualExecutor(threads, context);
  }

  /** What each client gets of the threads; empty if there are as many as anybody wants. */
  Optional<Shares> shares() {
    return shares;
  }

  /** An executor whose size is not known gives one thread to each client. */
  private Optional<Shares> shares(Executor pool) {
    if (pool.getClass().getName().equals(UNLIMITED)) {
      return Optional.empty();
    }
    int size = pool instanceof ThreadPoolExecutor known ? known.getMaximumPoolSize() : MANY;
    return Optional.of(new Shares(threads, size));
  }

  /** Tells of the context of what belongs to no client, and of what there is to a lent executor. */
  void host(EngineHost container) {
    host.become(container.context());
    borrowed.ifPresent(lent -> lent.host(container.executors()));
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  /** Lets handlers finish for a bounded time, then interrupts those on own threads. */
  void stop() {
    owned.forEach(ExecutorService::shutdown);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
    try {
      boolean done = borrowed.isEmpty() || borrowed.get().awaitAll(deadline - System.nanoTime());
      for (ExecutorService each : owned) {
        done &= each.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      if (!done) {
        LOG.log(
            System.Logger.Level.WARNING,
            "handlers still run {0} s after the server was closed",
            STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      owned.forEach(ExecutorService::shutdownNow);
    }
  }

  /** The server is closed, or memory is short: nothing must be lost even then. */
  private static Executor orHere(Executor executor) {
    return task -> {
      try {
        executor.execute(task);
      } catch (Throwable e) {
        task.run();
      }
    };
  }

  private static ScheduledThreadPoolExecutor ownScheduler() {
    ThreadFactory threads = OwnThreads.daemons("socketio-timer-");
    var timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setThreadFactory(work -> threads.newThread(() -> runTimer(work, timer)));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  /**
   * The pool gives its thread up, and finds no other, when memory is too short for what the pool
   * itself does. The thread goes on without it. Even the first call of a method may fail for want
   * of memory, so nothing is done where a failure would not be caught.
   */
  static void runTimer(Runnable work, ThreadPoolExecutor timer) {
    Runnable withoutPool = () -> runTasks(timer);
    Runnable next = work;
    while (true) {
      try {
        next.run();
        return;
      } catch (Throwable e) {
        next = withoutPool;
      }
    }
  }

  private static void runTasks(ThreadPoolExecutor timer) {
    while (!timer.isShutdown()) {
      runTask(timer.getQueue());
    }
  }

  private static void runTask(BlockingQueue<Runnable> tasks) {
    try {
      Runnable task = tasks.poll(RETRY_NANOS, TimeUnit.NANOSECONDS);
      if (task != null) {
        task.run();
      }
    } catch (Throwable e) {
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private <E extends ExecutorService> E own(E pool) {
    owned.add(pool);
    return pool;
  }
}
