// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

final class CurrentExecutorTest {
  private final Executor none = task -> {};
  private final Executor mine = task -> {};
  private final Executor others = task -> {};
  private final List<Executor> seen = new ArrayList<>();

  private void note() {
    seen.add(CurrentExecutor.orElse(none));
  }

  @Test
  void isThatOfTheInnermostTask() {
    note();
    CurrentExecutor.run(
        mine,
        () -> {
          CurrentExecutor.run(others, this::note);
          note();
        });
    note();

    assertThat(seen).containsExactly(none, others, mine, none);
  }

  @Test
  void isHiddenFromTasksInTheContextOfAnother() {
    ClassLoaderContext context = ClassLoaderContext.current();
    ClassLoaderContext other = new ClassLoaderContext(ClassLoader.getPlatformClassLoader());

    CurrentExecutor.run(
        mine,
        () -> {
          context.execute(this::note);
          other.execute(this::note);
          note();
        });

    assertThat(seen).containsExactly(none, none, mine);
  }
}
