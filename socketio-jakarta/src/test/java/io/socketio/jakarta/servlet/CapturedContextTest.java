// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.util.ClassLoaderContext;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Containers that do not enter or leave a context as they should. */
final class CapturedContextTest {
  private final AtomicInteger runs = new AtomicInteger();

  private static CapturedContext of(Executor captured) {
    return new CapturedContext(captured, ClassLoaderContext.current());
  }

  @Test
  void aTaskRunsEvenIfTheContextIsNotEntered() {
    of(task -> {
          throw new IllegalStateException("undeployed");
        })
        .execute(runs::incrementAndGet);

    assertThat(runs).hasValue(1);
  }

  @Test
  void aTaskRunsEvenIfTheContainerForgetsIt() {
    of(task -> {}).execute(runs::incrementAndGet);

    assertThat(runs).hasValue(1);
  }

  @Test
  void aContextThatIsNotLeftIsNoFailureOfTheTask() {
    of(task -> {
          task.run();
          throw new IllegalStateException("undeployed");
        })
        .execute(runs::incrementAndGet);

    assertThat(runs).hasValue(1);
  }

  @Test
  void theFailureOfATaskIsThatOfTheCall() {
    CapturedContext context = of(Runnable::run);

    assertThatThrownBy(
            () ->
                context.execute(
                    () -> {
                      runs.incrementAndGet();
                      throw new IllegalArgumentException("of the task");
                    }))
        .hasMessage("of the task");
    assertThat(runs).hasValue(1);
  }
}
