// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.socketio.jakarta.util.Faults;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
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

  private static final System.Logger LOG = System.getLogger(Writers.class.getName());
  private static final int REGULAR = Math.min(4, Runtime.getRuntime().availableProcessors());
  private static final int MOST = 16;

  /** For each a thread of the container may wait, too. */
  private static final int MOST_LONG = 8;

  private static final long PATIENCE_NANOS = MILLISECONDS.toNanos(50);
  private static final int KEEP_ALIVE_SECONDS = 5;
  private static final int PATIENCE_AT_THE_END_SECONDS = 1;

  /** The watch ends when it has seen nothing happen so many times. */
  private static final int IDLE_LOOKS = 20;

  private final Queue<Work> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger working = new AtomicInteger();

  /** How many may work: more while some of them wait. */
  private volatile int limit = REGULAR;

  private final AtomicInteger waiting = new AtomicInteger();
  private final Semaphore takingLong = new Semaphore(MOST_LONG);
  private final LongAdder begun = new LongAdder();
  private final AtomicBoolean watched = new AtomicBoolean();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, MOST + 1, KEEP_ALIVE_SECONDS, SECONDS, new SynchronousQueue<>(), Writers::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "socketio-websocket-write", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Tells whether there are threads for more work. */
  boolean isOpen() {
    return !threads.isShutdown() && working.get() < MOST;
  }

  /** Does work soon. */
  void submit(Work work) {
    queue.add(work);
    startWorker();
    if (!watched.get() && watched.compareAndSet(false, true) && !start(this::watch)) {
      watched.set(false);
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

  /**
   * Asks for permission to let the threads of the container wait behind a send.
   *
   * @return true if they may, until the caller says that the send {@link #tookLong()}; false if
   *     they might wait for too many
   */
  boolean mayTakeLong() {
    return takingLong.tryAcquire();
  }

  void tookLong() {
    takingLong.release();
  }

  private void startWorker() {
    if (enter() && !start(this::work)) {
      leave();
    }
  }

  private boolean enter() {
    int now = working.get();
    while (now < limit && !working.compareAndSet(now, now + 1)) {
      now = working.get();
    }
    return now < limit;
  }

  private void leave() {
    if (working.decrementAndGet() == 0) {
      limit = REGULAR;
    }
  }

  private boolean start(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (Throwable e) {
      // The server is being closed, and so are the clients; or there is no thread to be had.
      drain();
      return false;
    }
  }

  private void work() {
    do {
      for (Work next = queue.poll(); next != null; next = queue.poll()) {
        begun.increment();
        run(next);
      }
      leave();
    } while (!queue.isEmpty() && enter());
  }

  private static void run(Work work) {
    isolate(work::run);
  }

  /** One client's failure is nobody else's. */
  private static void isolate(Runnable work) {
    Faults.isolate(LOG, () -> "writing to a client failed", work);
  }

  /** Looks from time to time whether all threads wait while there is work. */
  private void watch() {
    do {
      long seen = begun.sum();
      int idle = 0;
      while (idle < IDLE_LOOKS && !threads.isShutdown()) {
        LockSupport.parkNanos(PATIENCE_NANOS);
        long now = begun.sum();
        if (now != seen) {
          idle = 0;
        } else if (queue.isEmpty()) {
          idle++;
        } else {
          helpOut();
        }
        seen = now;
      }
      watched.set(false);
    } while (!queue.isEmpty() && !threads.isShutdown() && watched.compareAndSet(false, true));
  }

  private void helpOut() {
    if (working.get() < MOST) {
      limit = working.get() + 1;
      startWorker();
    } else {
      drain();
    }
  }

  private void drain() {
    for (Work next = queue.poll(); next != null; next = queue.poll()) {
      isolate(next::runWithoutWaiting);
    }
  }

  /** Takes no more work, and lets others finish; who still waits after that is interrupted. */
  @Override
  public void close() {
    threads.shutdown();
    drain();
    try {
      if (!threads.awaitTermination(PATIENCE_AT_THE_END_SECONDS, SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
