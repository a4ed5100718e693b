// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.Trampoline;
import java.lang.System.Logger;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Runs tasks one at a time on the threads that bring them: whoever finds the lane free runs his
 * task himself and then those that came meanwhile. To enter a free lane costs one compare-and-set
 * and no allocation.
 *
 * <p>A new lane is occupied until the first {@link #leave()}. A task that throws, which it should
 * not, keeps no other from being run.
 */
final class SerialLane {
  private static final Logger LOGGER = System.getLogger(SerialLane.class.getName());

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final Trampoline turns = Trampoline.occupied(this::runWaiting);

  /** Occupies the lane if it is free; the caller must {@link #leave()} it then. */
  boolean tryEnter() {
    return turns.tryEnter();
  }

  /** Tells whether a task is running. */
  boolean isOccupied() {
    return turns.isOccupied();
  }

  /** Frees the lane after having run what waits for it. */
  void leave() {
    turns.leave();
  }

  /** Runs a task now, or leaves it to the occupant of the lane. */
  void execute(Runnable task) {
    waiting.add(task);
    turns.run();
  }

  /** Runs a task and returns when it has run, on whatever thread, or when interrupted. */
  void executeAndWait(Runnable task) {
    CountDownLatch done = new CountDownLatch(1);
    execute(
        () -> {
          try {
            task.run();
          } finally {
            done.countDown();
          }
        });
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runWaiting() {
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      Faults.isolate(LOGGER, () -> "A task of a session failed", task);
    }
  }
}
