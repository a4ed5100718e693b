// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.util.ClassLoaderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Contexts that a container has captured. */
final class SharedContextTest {
  private static final ClassLoaderContext REST = ClassLoaderContext.current();

  private final List<Once> captured = new ArrayList<>();
  private final List<Once> entered = new ArrayList<>();

  /** A context that must not be entered again before it is left. */
  private final class Once implements Executor {
    private boolean inside;

    @Override
    public void execute(Runnable task) {
      assertThat(inside).isFalse();
      inside = true;
      entered.add(this);
      try {
        task.run();
      } finally {
        inside = false;
      }
    }
  }

  private Executor capture() {
    Once context = new Once();
    captured.add(context);
    return context;
  }

  @Test
  void whoeverIsInsideHasACopyToItself() {
    SharedContext shared = new SharedContext(this::capture);

    shared.execute(() -> shared.execute(() -> shared.execute(() -> {})));

    assertThat(captured).hasSize(4); // the original, and three at a time
  }

  @Test
  void copiesAreUsedAgain() {
    SharedContext shared = new SharedContext(this::capture);
    for (int i = 0; i < 10; i++) {
      shared.execute(() -> {});
    }

    assertThat(captured).hasSize(2);
    assertThat(entered.subList(1, entered.size())).containsOnly(captured.get(1));
  }

  @Test
  void aCopyIsGivenBackByWhomFails() {
    SharedContext shared = new SharedContext(this::capture);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> shared.execute(SharedContextTest::fail)).hasMessage("on purpose");
    }

    assertThat(captured).hasSize(2);
  }

  @Test
  void aTaskRunsWithoutAContextThatIsNotEntered() {
    List<String> ran = new ArrayList<>();
    Executor closed =
        task -> {
          throw new RejectedExecutionException("the application is gone");
        };

    new CapturedContext(closed, REST).execute(() -> ran.add("task"));

    assertThat(ran).containsExactly("task");
  }

  @Test
  void aTaskThatFailsRunsOnce() {
    List<String> ran = new ArrayList<>();
    CapturedContext context = new CapturedContext(Runnable::run, REST);

    assertThatThrownBy(
            () ->
                context.execute(
                    () -> {
                      ran.add("task");
                      fail();
                    }))
        .hasMessage("on purpose");
    assertThat(ran).containsExactly("task");
  }

  private static void fail() {
    throw new IllegalStateException("on purpose");
  }
}
