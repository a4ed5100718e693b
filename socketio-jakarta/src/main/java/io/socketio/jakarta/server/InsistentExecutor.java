// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An executor that is given a task once more if it has not begun it for a while; the task runs
 * once.
 *
 * <p>The managed executor of Payara 6.2025.9 accepts a task now and then, neither runs nor keeps
 * it, and tells nobody. The socket that waits for it would never see another event, not even its
 * end.
 */
final class InsistentExecutor implements Executor {
  private static final System.Logger LOG = System.getLogger(InsistentExecutor.class.getName());

  private final Executor forgetful;
  private final Queue<Task> given = new ConcurrentLinkedQueue<>();

  InsistentExecutor(Executor forgetful) {
    this.forgetful = forgetful;
  }

  /** Whether an executor is known to forget tasks. */
  static boolean isForgetful(Object executor) {
    return executor.getClass().getName().startsWith("org.glassfish.");
  }

  @Override
  public void execute(Runnable task) {
    Task once = new Task(task);
    forgetful.execute(once);
    if (!once.hasBegun()) {
      given.add(once);
    }
  }

  /**
   * Gives tasks again that were not begun, to be called every now and then: each at the second call
   * after it was given, the fourth, the eighth and so on, so that a busy executor gets few in vain.
   */
  void insist() {
    given.removeIf(Task::hasBegun);
    given.stream().filter(Task::isOverdue).forEach(this::giveAgain);
  }

  private void giveAgain(Task task) {
    try {
      forgetful.execute(task);
      LOG.log(DEBUG, "gave a task again that was not begun");
    } catch (Throwable e) {
      LOG.log(DEBUG, "a task that was not begun is refused now", e);
    }
  }

  /** Runs once, whoever begins it first. */
  private static final class Task implements Runnable {
    private final AtomicReference<@Nullable Runnable> task;
    private int calls;

    Task(Runnable task) {
      this.task = new AtomicReference<>(task);
    }

    boolean hasBegun() {
      return task.get() == null;
    }

    /** Asked by one thread at a time. */
    boolean isOverdue() {
      calls++;
      return calls > 1 && Integer.bitCount(calls) == 1;
    }

    @Override
    public void run() {
      Runnable left = task.getAndSet(null);
      if (left != null) {
        left.run();
      }
    }
  }
}
