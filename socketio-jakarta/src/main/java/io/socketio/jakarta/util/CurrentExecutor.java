// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The executor whose task a thread runs: who asks something there hears the answer as himself.
 * Contexts that know no executor hide that of a task below them on the stack, which may belong to
 * another client.
 */
public final class CurrentExecutor {
  private static final ThreadLocal<Executor> CURRENT = new ThreadLocal<>();

  private CurrentExecutor() {}

  /**
   * Gives the executor of the current task.
   *
   * @param otherwise for threads that run no task of any executor
   * @return where that is to go on which the current task waits for
   */
  public static Executor orElse(Executor otherwise) {
    Executor current = CURRENT.get();
    return current == null ? otherwise : current;
  }

  /**
   * Runs a task at once, as one of an executor.
   *
   * @param executor null for none
   * @param task what to run
   */
  public static void run(@Nullable Executor executor, Runnable task) {
    Executor outer = CURRENT.get();
    if (outer == executor) {
      task.run();
      return;
    }
    become(executor);
    try {
      task.run();
    } finally {
      become(outer);
    }
  }

  private static void become(@Nullable Executor executor) {
    if (executor == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(executor);
    }
  }
}
