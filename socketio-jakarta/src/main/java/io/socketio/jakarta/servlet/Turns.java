// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/** A thread for short work that must not wait for threads of the container; exists with work. */
final class Turns implements Executor, AutoCloseable {
  private static final int KEEP_ALIVE_SECONDS = 5;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, KEEP_ALIVE_SECONDS, SECONDS, new LinkedBlockingQueue<>(), Turns::thread);

  Turns() {
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "socketio-websocket-turns", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    thread.execute(work);
  }

  /** Does what is left, and takes no more. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
