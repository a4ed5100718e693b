// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BorrowedExecutorTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Queue<Runnable> substitutes = new ArrayDeque<>();
  private final BorrowedExecutor executor = new BorrowedExecutor(tasks::add, substitutes::add);

  @Test
  void withoutTasksNothingIsWaitedFor() throws InterruptedException {
    assertThat(executor.awaitAll(0)).isTrue();
  }

  @Test
  void tasksAreWaitedFor() throws InterruptedException {
    executor.execute(() -> {});
    executor.execute(() -> {});
    assertThat(executor.awaitAll(0)).isFalse();
    tasks.remove().run();
    assertThat(executor.awaitAll(0)).isFalse();
    tasks.remove().run();
    assertThat(executor.awaitAll(0)).isTrue();
  }

  @Test
  void tasksOfTasksAreWaitedFor() throws InterruptedException {
    executor.execute(() -> executor.execute(() -> {}));
    assertThat(executor.awaitAll(0)).isFalse();
    tasks.remove().run();
    assertThat(executor.awaitAll(0)).isFalse();
    tasks.remove().run();
    assertThat(executor.awaitAll(0)).isTrue();
  }

  @Test
  void aTaskThatFailsIsDone() throws InterruptedException {
    BorrowedExecutor direct = new BorrowedExecutor(Runnable::run, substitutes::add);
    Runnable failing =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    assertThatThrownBy(() -> direct.execute(failing)).hasMessage("on purpose");
    direct.execute(() -> {});
    assertThat(direct.awaitAll(0)).isTrue();
    assertThat(substitutes).as("it has run, and does not run again").isEmpty();
  }

  @Test
  void aTaskThatIsRefusedFindsAnotherThread() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    BorrowedExecutor full = new BorrowedExecutor(BorrowedExecutorTest::refuse, substitutes::add);
    full.execute(runs::incrementAndGet);
    assertThat(full.awaitAll(0)).isFalse();
    substitutes.remove().run();
    assertThat(runs).hasValue(1);
    assertThat(full.awaitAll(0)).isTrue();
  }

  @Test
  void aTaskThatIsTakenAndRefusedRunsOnce() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    BorrowedExecutor confused =
        new BorrowedExecutor(
            task -> {
              tasks.add(task);
              throw new IllegalStateException("on purpose");
            },
            substitutes::add);
    confused.execute(runs::incrementAndGet);
    substitutes.remove().run();
    tasks.remove().run();
    assertThat(runs).hasValue(1);
    assertThat(confused.awaitAll(0)).isTrue();
  }

  @Test
  void aTaskThatIsRefusedEverywhereIsDone() throws InterruptedException {
    BorrowedExecutor closed =
        new BorrowedExecutor(BorrowedExecutorTest::refuse, BorrowedExecutorTest::refuse);
    assertThatThrownBy(() -> closed.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(closed.awaitAll(0)).isTrue();
  }

  @Test
  void whatTheHostMakesOfItGetsTheTasks() throws InterruptedException {
    Queue<Runnable> better = new ArrayDeque<>();
    executor.execute(() -> {});
    executor.host(
        given -> {
          given.execute(() -> {});
          return better::add;
        });
    executor.execute(() -> {});
    assertThat(tasks).as("those from before, and from the host").hasSize(2);
    assertThat(executor.awaitAll(0)).isFalse();
    tasks.remove().run();
    better.remove().run();
    assertThat(executor.awaitAll(0)).isTrue();
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException("on purpose");
  }
}
