// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BorrowedExecutorTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final BorrowedExecutor executor = new BorrowedExecutor(tasks::add);

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
    BorrowedExecutor direct = new BorrowedExecutor(Runnable::run);
    Runnable failing =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    assertThatThrownBy(() -> direct.execute(failing)).hasMessage("on purpose");
    direct.execute(() -> {});
    assertThat(direct.awaitAll(0)).isTrue();
  }

  @Test
  void aTaskThatIsRefusedIsDone() throws InterruptedException {
    BorrowedExecutor closed =
        new BorrowedExecutor(
            task -> {
              throw new RejectedExecutionException();
            });
    assertThatThrownBy(() -> closed.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(closed.awaitAll(0)).isTrue();
  }
}
