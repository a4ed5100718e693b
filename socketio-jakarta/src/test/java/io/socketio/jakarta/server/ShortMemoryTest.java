// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Executors that fail for want of memory, at the worst moment. */
final class ShortMemoryTest {
  private final List<String> done = new ArrayList<>();

  private static OutOfMemoryError shortOfMemory() {
    return new OutOfMemoryError("on purpose");
  }

  @Test
  void aLaneThatIsTakenByAnExecutorThatFailsRunsOnce() {
    List<Runnable> taken = new ArrayList<>();
    Executor executor =
        task -> {
          taken.add(task);
          throw shortOfMemory();
        };
    EventLane lane = new EventLane(executor, executor, EventLane.Source.UNLIMITED, 4);
    lane.submit(() -> done.add("a"));
    taken.forEach(Runnable::run);
    lane.submit(() -> done.add("b"));
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void aTaskWhoseContextLacksMemoryRunsWhenItIsBack() {
    AtomicInteger calls = new AtomicInteger();
    Executor context =
        task -> {
          if (calls.incrementAndGet() < 3) {
            throw shortOfMemory();
          }
          task.run();
        };
    new ContextualExecutor(Runnable::run, context).execute(() -> done.add("a"));
    assertThat(done).containsExactly("a");
  }

  @Test
  void aTaskThatLacksMemoryItselfIsNotRunAgain() {
    Executor executor = new ContextualExecutor(Runnable::run, Runnable::run);
    try {
      executor.execute(
          () -> {
            done.add("a");
            throw shortOfMemory();
          });
    } catch (OutOfMemoryError e) {
      done.add(e.getMessage());
    }
    assertThat(done).containsExactly("a", "on purpose");
  }

  /** The pool has lost its thread, and could not make another. */
  @Test
  void timersGoOnWithoutTheThreadOfThePool() throws InterruptedException {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> null);
    CountDownLatch twice = new CountDownLatch(2);
    var unused = timer.scheduleWithFixedDelay(twice::countDown, 0, 1, TimeUnit.MILLISECONDS);
    Thread thread =
        new Thread(
            () ->
                ServerThreads.runTimer(
                    () -> {
                      throw shortOfMemory();
                    },
                    timer));
    thread.start();
    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    timer.shutdown();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }
}
