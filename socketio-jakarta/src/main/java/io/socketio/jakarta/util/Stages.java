// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Answers that the application, or an adapter, gives now or later. */
public final class Stages {
  private Stages() {}

  /**
   * Asks for an answer. Whatever the hook throws, or a stage of the application's own making, is a
   * failure of the answer, and so is null in place of a stage.
   *
   * @param <T> the answer
   * @param name what the stage is called if it is missing
   * @param hook gives the stage
   * @return completes as the stage does
   */
  public static <T> CompletableFuture<T> ask(String name, Supplier<CompletionStage<T>> hook) {
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

  /**
   * Tells whether a stage is known to be complete.
   *
   * @param stage of the application, or of an adapter
   * @return false also if the stage does not tell, as {@link CompletableFuture#completedStage}
   */
  public static boolean isDone(CompletionStage<?> stage) {
    try {
      return stage instanceof CompletableFuture<?> future && future.isDone();
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }
}
