// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that may wait for a client, which is not expected to happen: a few do all the work.
 * Should they wait nevertheless, others take their place, up to a limit; then work is done without
 * waiting.
 *
 * <p>Threads exist only while there is work.
 */
final class Writers implements AutoCloseable {
  /** Work for one client. */
  interface Work {
    /** Does it; may wait for the client. */
    void run();

    /** Does it although too many threads wait already. */
    void runWithoutWaiting();
  }

  private static final int REGULAR = Math.min(4, Runtime.getRuntime().availableProcessors());
  private static final int MOST = 16;
  private static final long PATIENCE_NANOS = MILLISECONDS.toNanos(50);
  private static final int KEEP_ALIVE_SECONDS = 5;

  /** The watch ends when it has seen nothing happen so many times. */
  private static final int IDLE_LOOKS = 20;

  private final Queue<Work> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final LongAdder begun = new LongAdder();
  private final AtomicBoolean watched = new AtomicBoolean();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, MOST + 1, KEEP_ALIVE_SECONDS, SECONDS, new SynchronousQueue<>(), Writers::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "socketio-websocket-write");
    thread.setDaemon(true);
    return thread;
  }

  /** Tells whether work is still taken. */
  boolean isOpen() {
    return !threads.isShutdown();
  }

  /** Does work soon. */
  void submit(Work work) {
    queue.add(work);
    startWorker(REGULAR);
    if (!watched.get() && watched.compareAndSet(false, true)) {
      start(this::watch);
    }
  }

  /**
   * Asks for permission to wait for a client.
   *
   * @return true if the caller may, who must say then that he has {@link #waited()}; false if too
   *     many do
   */
  boolean mayWait() {
    if (waiting.incrementAndGet() <= MOST) {
      return true;
    }
    waiting.decrementAndGet();
    return false;
  }

  void waited() {
    waiting.decrementAndGet();
  }

  private boolean startWorker(int limit) {
    if (!enter(limit)) {
      return false;
    }
    if (!start(this::work)) {
      working.decrementAndGet();
    }
    return true;
  }

  private boolean enter(int limit) {
    int now = working.get();
    while (now < limit && !working.compareAndSet(now, now + 1)) {
      now = working.get();
    }
    return now < limit;
  }

  private boolean start(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      // The server is being closed, and so are the clients.
      drain();
      return false;
    }
  }

  private void work() {
    do {
      for (Work next = queue.poll(); next != null; next = queue.poll()) {
        begun.increment();
        next.run();
      }
      working.decrementAndGet();
    } while (!queue.isEmpty() && enter(REGULAR));
  }

  /** Looks from time to time whether all threads wait while there is work. */
  private void watch() {
    long seen = begun.sum();
    int idle = 0;
    while (idle < IDLE_LOOKS && isOpen()) {
      LockSupport.parkNanos(PATIENCE_NANOS);
      long now = begun.sum();
      boolean unmoved = now == seen;
      seen = now;
      idle = unmoved && queue.isEmpty() ? idle + 1 : 0;
      if (unmoved && !queue.isEmpty() && !startWorker(MOST)) {
        drain();
      }
    }
    watched.set(false);
  }

  private void drain() {
    for (Work next = queue.poll(); next != null; next = queue.poll()) {
      next.runWithoutWaiting();
    }
  }

  /** Takes no more work; who still waits is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
    drain();
  }
}
