// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class StagesTest {
  @Test
  void aFutureTellsWhetherItIsDone() {
    assertThat(Stages.isDone(CompletableFuture.completedFuture(1))).isTrue();
    assertThat(Stages.isDone(CompletableFuture.failedFuture(new Exception()))).isTrue();
    assertThat(Stages.isDone(new CompletableFuture<>())).isFalse();
  }

  @Test
  void aMinimalStageDoesNotTell() {
    assertThat(Stages.isDone(CompletableFuture.completedStage(1))).isFalse();
    assertThat(Stages.isDone(CompletableFuture.failedStage(new Exception()))).isFalse();
  }
}
