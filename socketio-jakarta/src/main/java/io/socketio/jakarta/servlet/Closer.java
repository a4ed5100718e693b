// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Closes WebSockets on threads of its own, which exist only while there is something to close.
 *
 * <p>Open Liberty 26.0.0.3 blocks the caller of close for 5.5 s while a send is stuck, and most
 * containers run onClose on the thread of the caller.
 */
final class Closer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Closer.class.getName());
  private static final int THREADS = 4;
  private static final long PATIENCE_SECONDS = 5;

  private final ThreadPoolExecutor threads;

  Closer() {
    // What is still to be closed after the end is the container's: it closes all at undeployment.
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            PATIENCE_SECONDS,
            SECONDS,
            new LinkedBlockingQueue<>(),
            Closer::thread,
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
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

  private static void closeNow(Session session, CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | RuntimeException e) {
      // The connection died first; containers differ in how they say so.
      LOG.log(DEBUG, () -> "could not close a WebSocket: " + e);
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
