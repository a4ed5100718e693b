// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on the threads of one executor and in the context of another: that of one client, or
 * that of what belongs to no client.
 */
final class ContextualExecutor implements Executor {
  private static final ThreadLocal<ContextualExecutor> CURRENT = new ThreadLocal<>();

  private final Executor threads;
  private final Executor context;

  /**
   * Brings threads and context together.
   *
   * @param threads where tasks run
   * @param context runs them there, with what they need around them
   */
  ContextualExecutor(Executor threads, Executor context) {
    this.threads = threads;
    this.context = context;
  }

  /**
   * Where that is to go on which the current task waits for: a client's handler asks others, and
   * hears their answers as itself.
   *
   * @param otherwise for threads that are not in the context of any executor
   */
  static Executor current(Executor otherwise) {
    Executor current = CURRENT.get();
    return current == null ? otherwise : current;
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(() -> here(task));
  }

  /** Runs a task on the calling thread, whatever context that is in. */
  void here(Runnable task) {
    context.execute(() -> run(task));
  }

  private void run(Runnable task) {
    @Nullable ContextualExecutor outer = CURRENT.get();
    CURRENT.set(this);
    try {
      task.run();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }
}
