// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An executor that is given a task once more if it has not begun it for a while; the task runs
 * once.
 *
 * <p>There are executors that accept a task now and then, and neither run nor keep it. The socket
 * that waits for it would never see another event, not even its end.
 */
final class InsistentExecutor implements Executor {
  private static final System.Logger LOG = System.getLogger(InsistentExecutor.class.getName());

  private final Executor forgetful;
  private final Executor later;
  private final Queue<Task> given = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * Makes up for an executor.
   *
   * @param later runs a task after a while
   */
  InsistentExecutor(Executor forgetful, Executor later) {
    this.forgetful = forgetful;
    this.later = later;
  }

  @Override
  public void execute(Runnable task) {
    Task once = new Task(task);
    forgetful.execute(once);
    if (!once.hasBegun()) {
      given.add(once);
      lookLater();
    }
  }

  private void lookLater() {
    if (looking.compareAndSet(false, true)) {
      later.execute(this::look);
    }
  }

  /**
   * Gives tasks again that were not begun: each at the second look after it was given, the fourth,
   * the eighth and so on, so that a busy executor gets few in vain.
   */
  private void look() {
    given.removeIf(Task::hasBegun);
    given.stream().filter(Task::isOverdue).forEach(this::giveAgain);
    looking.set(false);
    if (!given.isEmpty()) {
      lookLater();
    }
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
    private int looks;

    Task(Runnable task) {
      this.task = new AtomicReference<>(task);
    }

    boolean hasBegun() {
      return task.get() == null;
    }

    /** Asked by one thread at a time. */
    boolean isOverdue() {
      looks++;
      return looks > 1 && Integer.bitCount(looks) == 1;
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
