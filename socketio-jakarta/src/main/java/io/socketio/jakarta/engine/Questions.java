// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.Stages;
import io.socketio.jakarta.util.TimerWheel;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the application what it may take its time to answer, but not for ever. */
final class Questions {
  private static final Logger LOGGER = System.getLogger(Questions.class.getName());

  private final TimerWheel wheel;
  private final Duration timeout;

  Questions(TimerWheel wheel, Duration timeout) {
    this.wheel = wheel;
    this.timeout = timeout;
  }

  /**
   * Asks a hook. Who waits for a late answer goes on in the context of the request, as the next
   * hook is asked there.
   *
   * @param request what the hook decides on
   * @param name what the log calls the hook
   * @return fails if the hook does, which is logged, answers null, or takes too long
   */
  <T> CompletableFuture<T> ask(
      EngineRequest request, String name, Supplier<CompletionStage<T>> hook) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    TimerWheel.Timer timer =
        wheel.schedule(timeout, () -> request.context().execute(() -> late(answer, name)));
    try {
      CompletionStage<T> stage = hook.get();
      Executor here = Stages.isDone(stage) ? Runnable::run : request.context();
      stage.whenComplete(
          (value, failure) -> {
            timer.cancel();
            here.execute(() -> complete(answer, name, value, failure));
          });
    } catch (Throwable e) {
      timer.cancel();
      complete(answer, name, null, e);
    }
    return answer;
  }

  private static void late(CompletableFuture<?> answer, String name) {
    answer.completeExceptionally(new TimeoutException(name + " timed out"));
  }

  private static <T> void complete(
      CompletableFuture<T> answer, String name, @Nullable T value, @Nullable Throwable failure) {
    if (failure != null) {
      Faults.log(LOGGER, name + " failed", failure);
      answer.completeExceptionally(failure);
    } else if (value == null) {
      answer.completeExceptionally(new NullPointerException(name + " answered null"));
    } else {
      answer.complete(value);
    }
  }
}
