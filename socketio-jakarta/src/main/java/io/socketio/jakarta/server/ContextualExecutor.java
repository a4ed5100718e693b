// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.util.CurrentExecutor;
import java.util.concurrent.Executor;

/**
 * Runs tasks on the threads of one executor and in the context of another: that of one client, or
 * that of what belongs to no client.
 */
final class ContextualExecutor implements Executor {
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

  @Override
  public void execute(Runnable task) {
    threads.execute(() -> here(task));
  }

  /** Runs a task on the calling thread, whatever context that is in. */
  void here(Runnable task) {
    context.execute(() -> CurrentExecutor.run(this, task));
  }
}
