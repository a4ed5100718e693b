// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Answers that the application, or an adapter, gives now or later. */
final class Stages {
  private Stages() {}

  /**
   * Asks for an answer. Whatever the hook throws, or a stage of the application's own making, is a
   * failure of the answer, and so is null in place of a stage.
   *
   * @param name what the stage is called if it is missing
   */
  static <T> CompletableFuture<T> ask(String name, Supplier<CompletionStage<T>> hook) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      CompletionStage<T> stage = Objects.requireNonNull(hook.get(), name);
      stage.whenComplete(
          (value, failure) -> {
            if (failure == null) {
              answer.complete(value);
            } else {
              answer.completeExceptionally(failure);
            }
          });
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }
}
