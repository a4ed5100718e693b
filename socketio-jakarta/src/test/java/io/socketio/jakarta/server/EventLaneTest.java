// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class EventLaneTest {
  private final Queue<Runnable> executor = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private final EventLane.Source source =
      new EventLane.Source() {
        @Override
        public void pause() {
          calls.add("pause");
        }

        @Override
        public void resume() {
          calls.add("resume");
        }
      };

  @Test
  void pausesItsSourceAtTheLimitAndResumesItAtHalf() {
    EventLane lane = new EventLane(executor::add, executor::add, source, 4);
    for (int i = 0; i < 4; i++) {
      lane.submit(() -> calls.add("task"));
    }
    assertThat(calls).containsExactly("pause");

    executor.remove().run();

    assertThat(calls).containsExactly("pause", "task", "task", "resume", "task", "task");
    assertThat(executor).isEmpty();
  }

  @Test
  void letsOthersUseTheThreadAfterABatch() {
    EventLane lane = new EventLane(executor::add, executor::add, source, 1000);
    for (int i = 0; i < 100; i++) {
      lane.submit(() -> calls.add("task"));
    }

    executor.remove().run();
    assertThat(calls).hasSizeLessThan(100);
    executor.remove().run();

    assertThat(calls).hasSize(100);
  }

  @Test
  void runsHereWhatTheExecutorRefuses() {
    Executor refusing =
        task -> {
          throw new RejectedExecutionException();
        };
    EventLane lane = new EventLane(refusing, refusing, source, 4);

    lane.submit(() -> calls.add("task"));

    assertThat(calls).containsExactly("task");
  }

  @Test
  void runsHereWhatTheExecutorRefusesLater() {
    List<Runnable> taken = new ArrayList<>();
    Executor refusing =
        task -> {
          if (!taken.isEmpty()) {
            throw new OutOfMemoryError("on purpose");
          }
          taken.add(task);
        };
    EventLane lane = new EventLane(refusing, refusing, source, 100_000);
    int count = 50_000;
    for (int i = 0; i < count; i++) {
      lane.submit(() -> calls.add("task"));
    }

    taken.get(0).run();

    assertThat(calls).hasSize(count);
  }

  @Test
  void goesOnWhateverATaskThrows() {
    EventLane lane = new EventLane(executor::add, executor::add, source, 4);
    lane.submit(
        () -> {
          throw new LinkageError("on purpose");
        });
    lane.submit(() -> calls.add("task"));

    executor.remove().run();
    lane.submit(() -> calls.add("later"));
    executor.remove().run();

    assertThat(calls).containsExactly("task", "later");
  }

  @Test
  void letsTasksGatherUntilItIsOpened() {
    EventLane lane = new EventLane(executor::add, executor::add, source, 4).held();
    lane.submit(() -> calls.add("task"));
    assertThat(executor).isEmpty();

    lane.open(() -> calls.add("first"));
    executor.remove().run();
    executor.remove().run();

    assertThat(calls).containsExactly("first", "task");
  }

  @Test
  void doesNotLetItsEndsWaitForThreadsOfEvents() {
    Queue<Runnable> events = new ArrayDeque<>();
    EventLane lane = new EventLane(executor::add, events::add, source, 4).held();

    lane.open(() -> calls.add("first"));
    executor.remove().run();
    lane.submitLast(() -> calls.add("last"));
    executor.remove().run();

    assertThat(calls).containsExactly("first", "last");
    assertThat(events).isEmpty();
  }

  @Test
  void doesNotTakeEventsWithIt() {
    Queue<Runnable> events = new ArrayDeque<>();
    EventLane lane = new EventLane(executor::add, events::add, source, 4).held();
    lane.submit(() -> calls.add("task"));

    lane.open(() -> calls.add("first"));
    executor.remove().run();
    assertThat(calls).containsExactly("first");
    events.remove().run();

    assertThat(calls).containsExactly("first", "task");
    assertThat(executor).isEmpty();
  }

  @Test
  void keepsTheOrderOfEachOfManySubmitters() throws InterruptedException {
    int threads = 8;
    int each = 5_000;
    Queue<int[]> seen = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(threads * each);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    ExecutorService submitters = Executors.newFixedThreadPool(threads);
    EventLane lane = new EventLane(pool, pool, source, Integer.MAX_VALUE);

    for (int t = 0; t < threads; t++) {
      int thread = t;
      submitters.execute(
          () -> {
            for (int i = 0; i < each; i++) {
              int number = i;
              lane.submit(
                  () -> {
                    seen.add(new int[] {thread, number});
                    done.countDown();
                  });
            }
          });
    }

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    int[] next = new int[threads];
    for (int[] one : seen) {
      assertThat(one[1]).isEqualTo(next[one[0]]++);
    }
    submitters.shutdownNow();
    pool.shutdownNow();
  }
}
