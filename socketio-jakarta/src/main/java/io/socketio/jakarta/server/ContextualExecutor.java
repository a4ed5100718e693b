// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.util.CurrentExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs tasks on the threads of one executor and in the context of another: that of one client, or
 * that of what belongs to no client.
 */
final class ContextualExecutor implements Executor {
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

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
    threads.execute(new Turn(task));
  }

  /** Runs a task on the calling thread, whatever context that is in. */
  void here(Runnable task) {
    context.execute(() -> CurrentExecutor.run(this, task));
  }

  /**
   * A task on its way into the context. All that is needed is there before it leaves: lost between
   * two threads for want of memory, it would leave a socket waiting for ever. A context may need
   * memory itself; then its thread waits until there is some.
   */
  private final class Turn implements Runnable {
    private final Runnable task;
    private final Runnable inContext = this::enter;
    private final Runnable begin = this::begin;
    private boolean begun;

    Turn(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      while (!hasRun()) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }

    private boolean hasRun() {
      try {
        context.execute(inContext);
        return true;
      } catch (VirtualMachineError e) {
        if (begun) {
          throw e;
        }
        return false;
      }
    }

    private void enter() {
      CurrentExecutor.run(ContextualExecutor.this, begin);
    }

    private void begin() {
      begun = true;
      task.run();
    }
  }
}
