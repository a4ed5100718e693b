// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Closes WebSockets on threads of its own, which exist only while there is something to close.
 *
 * <p>Open Liberty 26.0.0.3 blocks the caller of close for 5.5 s while a send is stuck, and most
 * containers run onClose on the thread of the caller.
 *
 * <p>Undertow (WildFly 39) waits for the client's part of the closing handshake for ever, and so
 * for that of a client that is not listening: what is still open after a while is cut.
 */
final class Closer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Closer.class.getName());
  private static final int THREADS = 4;
  private static final long PATIENCE_SECONDS = 5;

  /** No session says or hears anything for so long, to be cut by its container. */
  private static final long NO_MILLIS = 1;

  private static final long LATENESS_MILLIS = 100;

  private final ScheduledThreadPoolExecutor threads;

  Closer() {
    // What is still to be closed after the end is the container's: it closes all at undeployment.
    threads =
        new ScheduledThreadPoolExecutor(
            THREADS, Closer::thread, new ThreadPoolExecutor.DiscardPolicy());
    threads.setKeepAliveTime(PATIENCE_SECONDS, SECONDS);
    threads.allowCoreThreadTimeOut(true);
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "socketio-websocket-close");
    thread.setDaemon(true);
    return thread;
  }

  /** Closes a session soon. */
  void close(Session session, CloseReason reason) {
    threads.execute(() -> closeNow(session, reason));
  }

  /** Takes note of the end of a session a little later. */
  void later(Runnable end) {
    var unused = threads.schedule(end, LATENESS_MILLIS, MILLISECONDS);
  }

  private void closeNow(Session session, CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | RuntimeException e) {
      // The connection died first; containers differ in how they say so.
      LOG.log(DEBUG, () -> "could not close a WebSocket: " + e);
    }
    if (session.isOpen()) {
      var unused = threads.schedule(() -> cut(session), PATIENCE_SECONDS, SECONDS);
    }
  }

  private static void cut(Session session) {
    if (session.isOpen()) {
      session.setMaxIdleTimeout(NO_MILLIS);
    }
  }

  /** Waits for the sessions handed in before, but not for long, and ends the threads. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, SECONDS)) {
        int left = threads.shutdownNow().size();
        LOG.log(WARNING, "{0} WebSockets are left to the container to close", left);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
