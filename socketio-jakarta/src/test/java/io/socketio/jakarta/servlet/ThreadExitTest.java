// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for a thread to leave its container. */
final class ThreadExitTest {
  private final ExecutorService container = Executors.newSingleThreadExecutor();
  private final CountDownLatch returned = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  @AfterEach
  void stop() {
    container.shutdownNow();
  }

  /** What is on the stack of a thread as long as it serves a request. */
  private final class Handler {
    ThreadExit serve(CompletableFuture<ThreadExit> begun) throws InterruptedException {
      ThreadExit end =
          new ThreadExit(Thread.currentThread(), Handler.class.getName(), Duration.ofMinutes(1));
      begun.complete(end);
      end.await();
      assertThat(end.isPast()).isFalse();
      assertThat(returned.await(10, SECONDS)).isTrue();
      end.begin();
      told.countDown();
      assertThat(left.await(10, SECONDS)).isTrue();
      return end;
    }
  }

  @Test
  void othersWaitForTheEndAndTheThreadOfTheRequestDoesNot() throws Exception {
    var begun = new CompletableFuture<ThreadExit>();
    var served = container.submit(() -> new Handler().serve(begun));
    ThreadExit end = begun.get(10, SECONDS);
    var other = CompletableFuture.runAsync(end::await);
    assertThat(end.isPast()).isFalse();
    assertThat(other).isNotDone();
    returned.countDown();
    assertThat(told.await(10, SECONDS)).isTrue();
    assertThat(end.isPast()).isFalse();
    assertThat(other).isNotDone();
    left.countDown();
    served.get(10, SECONDS);
    other.get(10, SECONDS);
    assertThat(end.isPast()).isTrue();
  }

  @Test
  void nobodyWaitsForAThreadOfAnotherContainerThanGrizzly() {
    assertThat(new Grizzly.Watch().begin().isPast()).isTrue();
  }
}
