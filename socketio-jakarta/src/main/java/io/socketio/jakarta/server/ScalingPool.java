// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A pool that starts a thread when all are busy, up to a limit, and queues only then. The JDK's
 * pool does it the other way round, which would let one blocking handler delay everybody.
 */
final class ScalingPool {
  private static final int KEEP_ALIVE_SECONDS = 30;

  private ScalingPool() {}

  static ExecutorService create(int maxThreads, ThreadFactory threads) {
    HandOver queue = new HandOver();
    return new ThreadPoolExecutor(
        0,
        maxThreads,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS,
        queue,
        threads,
        (task, pool) -> {
          if (pool.isShutdown()) {
            throw new RejectedExecutionException("the server is closed");
          }
          queue.put(task);
        });
  }

  /**
   * Offers a task only to a thread that waits for one; otherwise the pool starts another thread.
   */
  private static final class HandOver extends LinkedTransferQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }
  }
}
