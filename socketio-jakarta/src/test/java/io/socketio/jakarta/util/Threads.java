// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs tasks at the same time and waits for all of them, but not for ever. */
public final class Threads {
  private Threads() {}

  /** A task that may fail. */
  public interface Task {
    void run() throws Exception;
  }

  /** Starts all tasks at one moment, and fails if one fails or takes more than 30 s. */
  public static void race(List<Task> tasks)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService executor = Executors.newFixedThreadPool(tasks.size());
    try {
      CyclicBarrier start = new CyclicBarrier(tasks.size());
      List<Future<?>> results = new ArrayList<>();
      for (Task task : tasks) {
        results.add(
            executor.submit(
                () -> {
                  start.await(30, TimeUnit.SECONDS);
                  task.run();
                  return null;
                }));
      }
      for (Future<?> result : results) {
        result.get(30, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
