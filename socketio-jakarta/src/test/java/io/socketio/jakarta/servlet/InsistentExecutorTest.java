// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InsistentExecutorTest {
  private final List<Runnable> taken = new ArrayList<>();
  private final Queue<Runnable> looks = new ArrayDeque<>();
  private final InsistentExecutor executor = new InsistentExecutor(taken::add, looks::add);
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void aTaskThatIsForgottenIsGivenAgain() {
    executor.execute(runs::incrementAndGet);
    taken.clear();
    look();
    assertThat(taken).isEmpty();
    look();
    assertThat(taken).hasSize(1);
    taken.get(0).run();
    assertThat(runs).hasValue(1);
  }

  @Test
  void aTaskThatIsTakenTwiceRunsOnce() {
    executor.execute(runs::incrementAndGet);
    look();
    look();
    assertThat(taken).hasSize(2).allSatisfy(Runnable::run);
    assertThat(runs).hasValue(1);
  }

  @Test
  void aBusyExecutorGetsFewTasksInVain() {
    executor.execute(runs::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      look();
    }
    assertThat(taken).as("at first, and after 2, 4, 8, 16, 32 and 64 looks").hasSize(7);
  }

  @Test
  void aTaskThatHasBegunIsNotGivenAgain() {
    executor.execute(runs::incrementAndGet);
    taken.remove(0).run();
    look();
    assertThat(taken).isEmpty();
    assertThat(looks).as("there is nothing left to look after").isEmpty();
    assertThat(runs).hasValue(1);
  }

  @Test
  void refusalsReachWhoGivesATaskAndNotWhoGivesItAgain() {
    List<Runnable> seen = new ArrayList<>();
    InsistentExecutor closing =
        new InsistentExecutor(
            task -> {
              seen.add(task);
              if (seen.size() != 1) {
                throw new RejectedExecutionException();
              }
            },
            looks::add);
    closing.execute(runs::incrementAndGet);
    look();
    look();
    assertThat(seen).hasSize(2);
    assertThatThrownBy(() -> closing.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  /** There is one at a time. */
  private void look() {
    looks.remove().run();
    assertThat(looks).hasSizeLessThan(2);
  }
}
