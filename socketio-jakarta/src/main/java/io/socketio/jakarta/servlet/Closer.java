// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Closes WebSockets on threads of its own, which exist only while there is something to close.
 *
 * <p>A container may block the caller of close while a send is stuck, for 5.5 s and longer, and
 * most run onClose on the thread of the caller. So that clients that do not read keep no others
 * waiting, each close has a thread to itself as long as there are not too many; the others, for
 * which a few threads are left, should not wait.
 *
 * <p>A container may wait for the client's part of the closing handshake for ever, and so for that
 * of a client that is not listening, even when its web application is gone: what is still open
 * after a while, or shortly after the end, is cut.
 */
final class Closer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Closer.class.getName());

  /** The name of its threads. */
  static final String THREAD = "socketio-websocket-close";

  /** Closes a WebSocket. */
  @FunctionalInterface
  interface Close {
    /**
     * Does it on the current thread.
     *
     * @param mayWait false if there is no thread to spare for a client that does not read
     */
    void run(boolean mayWait);
  }

  private static final int THREADS = 4;
  private static final int MOST_WAITING = 32;
  private static final long PATIENCE_SECONDS = 5;
  private static final long PATIENCE_AT_THE_END_SECONDS = 1;
  private static final long PATIENCE_WITH_A_PONG_SECONDS = 1;

  /** No session says or hears anything for so long, to be cut by its container. */
  private static final long NO_MILLIS = 1;

  private static final long LATENESS_MILLIS = 100;
  private static final long STEP_NANOS = MILLISECONDS.toNanos(10);

  private final ScheduledThreadPoolExecutor threads;
  private final ThreadPoolExecutor waiting =
      new ThreadPoolExecutor(
          0, MOST_WAITING, PATIENCE_SECONDS, SECONDS, new SynchronousQueue<>(), Closer::thread);

  /** Closed here, but perhaps not by the client. */
  private final Set<Session> halfClosed = ConcurrentHashMap.newKeySet();

  /** What is closed when the client has said something. */
  private final Set<Runnable> held = ConcurrentHashMap.newKeySet();

  Closer() {
    // What is still to be closed after the end is the container's: it closes all at undeployment.
    threads =
        new ScheduledThreadPoolExecutor(
            THREADS, Closer::thread, new ThreadPoolExecutor.DiscardPolicy());
    threads.setKeepAliveTime(PATIENCE_SECONDS, SECONDS);
    threads.allowCoreThreadTimeOut(true);
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    threads.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, THREAD, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Closes something soon. */
  void run(Close close) {
    try {
      waiting.execute(() -> close.run(true));
    } catch (Throwable e) {
      // All threads wait, or there is none to be had.
      threads.execute(() -> close.run(false));
    }
  }

  /** Closes something that is not {@link #release released} in time. */
  void hold(Runnable close) {
    held.add(close);
    var unused =
        threads.schedule(
            () -> run(mayWait -> runHeld(close)), PATIENCE_WITH_A_PONG_SECONDS, SECONDS);
  }

  /** Somebody else closes it. */
  void release(Runnable close) {
    held.remove(close);
  }

  private void runHeld(Runnable close) {
    if (held.remove(close)) {
      close.run();
    }
  }

  /**
   * Ends the wait for a body that nobody wants.
   *
   * @return forgets the wait, which has ended by itself
   */
  Runnable giveUp(Runnable wait) {
    ScheduledFuture<?> planned = threads.schedule(wait, PATIENCE_SECONDS, SECONDS);
    return () -> planned.cancel(false);
  }

  /** Does something a second later, unless all is closed by then. */
  void inASecond(Runnable task) {
    var unused = threads.schedule(task, 1, SECONDS);
  }

  /** Takes note of the end of a session a little later. */
  void later(Runnable end) {
    var unused = threads.schedule(end, LATENESS_MILLIS, MILLISECONDS);
  }

  /** Takes note of a failure that the end of its session may explain, when that was noted. */
  void afterEnd(Runnable failure) {
    var unused = threads.schedule(failure, 2 * LATENESS_MILLIS, MILLISECONDS);
  }

  /**
   * Closes a session on the current thread.
   *
   * @param lingers tells whether its connection may be there still
   */
  void closeNow(Session session, CloseReason reason, BooleanSupplier lingers) {
    try {
      session.close(reason);
    } catch (IOException | RuntimeException e) {
      // The connection died first; containers differ in how they say so.
      LOG.log(DEBUG, () -> "could not close a WebSocket: " + e);
    }
    if (session.isOpen()) {
      halfClosed.add(session);
    }
    if (lingers.getAsBoolean()) {
      var unused = threads.schedule(() -> cut(session, lingers), PATIENCE_SECONDS, SECONDS);
    }
  }

  private void cut(Session session, BooleanSupplier lingers) {
    halfClosed.remove(session);
    if (lingers.getAsBoolean()) {
      session.setMaxIdleTimeout(NO_MILLIS);
    }
  }

  /** Waits for the sessions handed in before, but not for long, and ends the threads. */
  @Override
  public void close() {
    awaitEnd(held::isEmpty);
    held.forEach(close -> run(mayWait -> runHeld(close)));
    threads.shutdown();
    waiting.shutdown();
    try {
      if (!awaitThreads(System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS))) {
        int left = threads.shutdownNow().size() + waiting.getActiveCount();
        waiting.shutdownNow();
        LOG.log(WARNING, "{0} WebSockets are left to the container to close", left);
      }
      cutAll();
    } catch (InterruptedException e) {
      threads.shutdownNow();
      waiting.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitThreads(long end) throws InterruptedException {
    return waiting.awaitTermination(end - System.nanoTime(), NANOSECONDS)
        && threads.awaitTermination(end - System.nanoTime(), NANOSECONDS);
  }

  private void cutAll() {
    awaitEnd(() -> halfClosed.stream().noneMatch(Session::isOpen));
    halfClosed.forEach(session -> cut(session, session::isOpen));
  }

  private static void awaitEnd(BooleanSupplier ended) {
    long end = System.nanoTime() + SECONDS.toNanos(PATIENCE_AT_THE_END_SECONDS);
    while (!ended.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
