// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a server: those it was given, else the container's for handlers and its own. Only
 * its own are stopped with it.
 *
 * <p>The timer is not the container's: WildFly 39 refuses scheduled tasks while it suspends or
 * stops, and logs an error for each, ten times in a second.
 */
final class ServerThreads {
  private static final System.Logger LOG = System.getLogger(ServerThreads.class.getName());
  private static final String MANAGED = "java:comp/DefaultManagedExecutorService";
  private static final int OWN_HANDLER_THREADS = 200;
  private static final int STOP_SECONDS = 5;
  private static final long INSISTING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<ExecutorService> owned = new ArrayList<>(2);
  private final Optional<InsistentExecutor> insistent;
  private final Optional<BorrowedExecutor> borrowed;
  private final Executor executor;
  private final ScheduledExecutorService scheduler;
  private final Optional<Future<?>> insisting;

  ServerThreads(@Nullable Executor executor, @Nullable ScheduledExecutorService scheduler) {
    Optional<Executor> lender = Optional.ofNullable(executor).or(ServerThreads::containerExecutor);
    Executor own = orHere(own(new ScalingPool(OWN_HANDLER_THREADS, daemons("socketio-handler-"))));
    this.insistent = lender.filter(InsistentExecutor::isForgetful).map(InsistentExecutor::new);
    this.borrowed =
        insistent
            .map(Executor.class::cast)
            .or(() -> lender)
            .map(given -> new BorrowedExecutor(given, own));
    this.executor = borrowed.map(Executor.class::cast).orElse(own);
    this.scheduler = scheduler != null ? scheduler : own(ownScheduler());
    this.insisting = insistent.map(this::insistEachSecond);
  }

  /** Refuses no task: where there is no thread for it, that of the caller runs it. */
  Executor executor() {
    return executor;
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  /** Lets handlers finish for a bounded time, then interrupts those on own threads. */
  void stop() {
    insisting.ifPresent(repeated -> repeated.cancel(false));
    owned.forEach(ExecutorService::shutdown);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
    try {
      boolean done = borrowed.isEmpty() || awaitAll(borrowed.get(), deadline);
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

  private boolean awaitAll(BorrowedExecutor tasks, long deadline) throws InterruptedException {
    while (!tasks.awaitAll(Math.min(INSISTING_NANOS, deadline - System.nanoTime()))) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      insistent.ifPresent(InsistentExecutor::insist);
    }
    return true;
  }

  private Future<?> insistEachSecond(InsistentExecutor tasks) {
    return scheduler.scheduleWithFixedDelay(
        tasks::insist, INSISTING_NANOS, INSISTING_NANOS, TimeUnit.NANOSECONDS);
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
    var timer = new ScheduledThreadPoolExecutor(1, daemons("socketio-timer-"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  private <E extends ExecutorService> E own(E pool) {
    owned.add(pool);
    return pool;
  }

  @SuppressWarnings("BanJNDI") // the name is a constant, the object is the container's own
  private static Optional<Executor> containerExecutor() {
    try {
      return new InitialContext().lookup(MANAGED) instanceof ExecutorService managed
          ? Optional.of(managed)
          : Optional.empty();
    } catch (NamingException e) {
      LOG.log(System.Logger.Level.DEBUG, "no {0} here, using own threads", MANAGED);
      return Optional.empty();
    }
  }

  private static ThreadFactory daemons(String prefix) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory base = Executors.defaultThreadFactory();
    return task -> {
      Thread thread = base.newThread(task);
      thread.setName(prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
