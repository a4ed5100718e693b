// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.TimerWheel;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
   * Asks a hook.
   *
   * @param name what the log calls the hook
   * @return fails if the hook does, which is logged, answers null, or takes too long
   */
  <T> CompletableFuture<T> ask(String name, Supplier<CompletionStage<T>> hook) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    TimerWheel.Timer timer =
        wheel.schedule(
            timeout, () -> answer.completeExceptionally(new TimeoutException(name + " timed out")));
    try {
      hook.get()
          .whenComplete(
              (value, failure) -> {
                timer.cancel();
                complete(answer, name, value, failure);
              });
    } catch (Throwable e) {
      timer.cancel();
      complete(answer, name, null, e);
    }
    return answer;
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
