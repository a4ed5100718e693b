// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScalingPoolTest {
  private static final int THREADS = 8;

  private final ScalingPool pool = new ScalingPool(THREADS, Executors.defaultThreadFactory());
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    pool.shutdownNow();
  }

  @Test
  void blockedTasksDelayNobodyWhileThereAreThreads() throws Exception {
    for (int round = 0; round < 1_000; round++) {
      CountDownLatch open = new CountDownLatch(1);
      CountDownLatch others = new CountDownLatch(THREADS - 1);
      pool.execute(() -> await(open));
      for (int i = 1; i < THREADS; i++) {
        pool.execute(others::countDown);
      }
      assertThat(others.await(10, SECONDS)).as("round %s", round).isTrue();
      open.countDown();
    }
  }

  @Test
  void queuesWhatIsBeyondItsThreads() throws Exception {
    CountDownLatch done = new CountDownLatch(3 * THREADS);
    AtomicInteger started = new AtomicInteger();
    for (int i = 0; i < 3 * THREADS; i++) {
      pool.execute(
          () -> {
            started.incrementAndGet();
            await(release);
            done.countDown();
          });
    }
    assertThat(pool.getPoolSize()).isEqualTo(THREADS);
    assertThat(started).hasValueLessThanOrEqualTo(THREADS);

    release.countDown();

    assertThat(done.await(10, SECONDS)).isTrue();
    assertThat(pool.getPoolSize()).isEqualTo(THREADS);
  }

  @Test
  void usesThreadsThatAreFree() throws Exception {
    ScalingPool large = new ScalingPool(1_000, Executors.defaultThreadFactory());
    try {
      for (int i = 0; i < 1_000; i++) {
        CountDownLatch done = new CountDownLatch(1);
        large.execute(done::countDown);
        assertThat(done.await(10, SECONDS)).isTrue();
      }
      // a thread is counted as busy for another moment after the task that told us of its end
      assertThat(large.getPoolSize()).isLessThan(100);
    } finally {
      large.shutdownNow();
    }
  }

  @Test
  void goesOnWithQueuedTasksWhenThreadsEnd() throws Exception {
    pool.setKeepAliveTime(1, NANOSECONDS);
    pool.execute(() -> await(release));
    for (int i = 0; i < 10_000; i++) {
      CountDownLatch done = new CountDownLatch(1);
      pool.execute(done::countDown);
      assertThat(done.await(10, SECONDS)).as("task %s", i).isTrue();
    }
  }

  @Test
  void goesOnWhenThereAreThreadsAgain() throws Exception {
    AtomicInteger started = new AtomicInteger();
    ScalingPool poor =
        new ScalingPool(
            1,
            task -> {
              if (started.incrementAndGet() == 1) {
                throw new OutOfMemoryError("on purpose: unable to create native thread");
              }
              return new Thread(task);
            });
    try {
      assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> poor.execute(() -> {}));
      CountDownLatch done = new CountDownLatch(2);
      poor.execute(done::countDown);
      poor.execute(done::countDown);
      assertThat(done.await(10, SECONDS)).isTrue();
    } finally {
      poor.shutdownNow();
    }
  }

  @Test
  void refusesTasksAfterItsEnd() {
    pool.shutdown();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> pool.execute(() -> {}));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
