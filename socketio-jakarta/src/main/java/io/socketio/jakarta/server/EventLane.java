// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.util.Faults;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The serial execution of one socket's events: in order of submission, never two at once, on a
 * shared executor.
 *
 * <p>A lane that falls behind asks its connection to stop reading, and to go on when half of the
 * limit has been worked off.
 *
 * <p>Whatever a task throws, and whatever the executor does with a lane that it refuses, the tasks
 * behind it run.
 */
final class EventLane implements Runnable {
  private static final System.Logger LOG = System.getLogger(EventLane.class.getName());

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

  /**
   * Whether a run is to come. An executor that lacks memory may fail although it has taken the
   * lane: of the two runs that follow one does nothing.
   */
  private final AtomicBoolean due = new AtomicBoolean();

  private final Executor prompt;
  private final Executor events;
  private final ReadLimit limit;

  /** What runs before all tasks that have gathered meanwhile. */
  private volatile @Nullable Runnable first;

  /**
   * Makes a lane.
   *
   * @param prompt runs the first and the last task, which others' events must not delay
   * @param events runs the others
   */
  EventLane(Executor prompt, Executor events, Source source, int limit) {
    this.prompt = prompt;
    this.events = events;
    this.limit = new ReadLimit(source, limit, pending::get);
  }

  /** Lets tasks gather until {@link #open}. To be called before the first of them comes. */
  EventLane held() {
    pending.set(1);
    return this;
  }

  /** Begins with a task, and goes on with those that have gathered. */
  void open(Runnable task) {
    first = task;
    schedule(prompt, this::runOne);
  }

  /** Adds a task. */
  void submit(Runnable task) {
    submit(task, events, this);
  }

  /**
   * Adds the last task. It comes behind all others of this lane, but not behind those of others.
   */
  void submitLast(Runnable task) {
    submit(task, prompt, this::runOne);
  }

  private void submit(Runnable task, Executor executor, Runnable turn) {
    add(task);
    int before = pending.getAndIncrement();
    if (before == 0) {
      schedule(executor, turn);
    }
    limit.added(before + 1);
  }

  /** A task that is not counted would stay behind, and with it the last one for ever. */
  private void add(Runnable task) {
    try {
      tasks.add(task);
    } catch (Throwable e) {
      tasks.remove(task); // short of memory, the queue may fail although it has it
      throw e;
    }
  }

  private void schedule(Executor executor, Runnable turn) {
    if (!passOn(executor, turn)) {
      turn.run();
    }
  }

  /** Leaves the lane to an executor; false if that does not take it. */
  private boolean passOn(Executor executor, Runnable turn) {
    due.set(true);
    try {
      executor.execute(turn);
      return true;
    } catch (Throwable e) {
      // It was shut down before the server, or there is no thread to be had. What is left runs
      // here, so that every socket still sees its disconnect.
      return false;
    }
  }

  @Override
  public void run() {
    goOn(BATCH);
  }

  /**
   * Runs one task, for which there is a thread at once; those behind it have to wait for theirs.
   */
  private void runOne() {
    goOn(1);
  }

  private void goOn(int batch) {
    int most = batch;
    while (due.compareAndSet(true, false) && runBatch(most) && !passOn(events, this)) {
      most = BATCH;
    }
  }

  /** Runs as many tasks as one may before others are served; tells whether there are more. */
  private boolean runBatch(int most) {
    for (int done = 0; done < most; done++) {
      run(next());
      int left = pending.decrementAndGet();
      limit.removed();
      if (left == 0) {
        return false;
      }
    }
    return true;
  }

  private Runnable next() {
    Runnable task = first;
    if (task == null) {
      task = tasks.poll();
    } else {
      first = null;
    }
    if (task == null) {
      throw new IllegalStateException("a counted task is missing");
    }
    return task;
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      Faults.log(LOG, "a task of a socket failed", e);
    }
  }
}
