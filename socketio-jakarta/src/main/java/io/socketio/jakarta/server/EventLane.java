// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The serial execution of one socket's events: in order of submission, never two at once, on a
 * shared executor.
 *
 * <p>A lane that falls behind asks its connection to stop reading, and to go on when half of the
 * limit has been worked off.
 */
final class EventLane implements Runnable {
  /** After so many tasks a lane lets others use its thread. */
  private static final int BATCH = 64;

  /** What a lane needs of its connection. Both methods may be called again and again. */
  interface Source {
    void pause();

    void resume();

    /** For lanes without a limit. */
    Source UNLIMITED =
        new Source() {
          @Override
          public void pause() {}

          @Override
          public void resume() {}
        };
  }

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicBoolean paused = new AtomicBoolean();
  private final Executor executor;
  private final Source source;
  private final int limit;

  EventLane(Executor executor, Source source, int limit) {
    this.executor = executor;
    this.source = source;
    this.limit = limit;
  }

  /** Adds a task that must not throw. */
  void submit(Runnable task) {
    tasks.add(task);
    int before = pending.getAndIncrement();
    if (before == 0) {
      schedule();
    }
    if (before + 1 >= limit) {
      pause();
    }
  }

  /** The order matters: who sees the flag may resume, so the source must be paused by then. */
  private void pause() {
    source.pause();
    paused.set(true);
    resumeIfDrained();
  }

  private void resumeIfDrained() {
    if (pending.get() <= limit / 2 && paused.compareAndSet(true, false)) {
      source.resume();
    }
  }

  private void schedule() {
    try {
      executor.execute(this);
    } catch (RejectedExecutionException e) {
      // the executor was shut down before the server: what is left runs here, so that every
      // socket still sees its disconnect
      run();
    }
  }

  @Override
  public void run() {
    for (int done = 0; done < BATCH; done++) {
      Runnable task = tasks.poll();
      if (task == null) {
        throw new IllegalStateException("a counted task is missing");
      }
      task.run();
      int left = pending.decrementAndGet();
      if (paused.get()) {
        resumeIfDrained();
      }
      if (left == 0) {
        return;
      }
    }
    schedule();
  }
}
