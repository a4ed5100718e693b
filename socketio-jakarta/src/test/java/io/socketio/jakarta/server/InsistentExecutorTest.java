// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InsistentExecutorTest {
  private final List<Runnable> taken = new ArrayList<>();
  private final InsistentExecutor executor = new InsistentExecutor(taken::add);
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void aTaskThatIsForgottenIsGivenAgain() {
    executor.execute(runs::incrementAndGet);
    taken.clear();
    executor.insist();
    assertThat(taken).isEmpty();
    executor.insist();
    assertThat(taken).hasSize(1);
    taken.get(0).run();
    assertThat(runs).hasValue(1);
  }

  @Test
  void aTaskThatIsTakenTwiceRunsOnce() {
    executor.execute(runs::incrementAndGet);
    executor.insist();
    executor.insist();
    assertThat(taken).hasSize(2).allSatisfy(Runnable::run);
    assertThat(runs).hasValue(1);
  }

  @Test
  void aBusyExecutorGetsFewTasksInVain() {
    executor.execute(runs::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      executor.insist();
    }
    assertThat(taken).as("at first, and after 2, 4, 8, 16, 32 and 64 calls").hasSize(7);
  }

  @Test
  void aTaskThatHasBegunIsNotGivenAgain() {
    executor.execute(runs::incrementAndGet);
    taken.remove(0).run();
    executor.insist();
    executor.insist();
    assertThat(taken).isEmpty();
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
            });
    closing.execute(runs::incrementAndGet);
    closing.insist();
    closing.insist();
    assertThat(seen).hasSize(2);
    assertThatThrownBy(() -> closing.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
