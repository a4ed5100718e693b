// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.WebClient.next;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WritersTest {
  private static final int MOST = 16;

  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Writers writers = new Writers();

  @AfterEach
  void close() {
    writers.close();
  }

  @Test
  void doesAllWork() throws InterruptedException {
    List<String> expected = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      expected.add("work " + i);
      writers.submit(new Note("work " + i));
    }
    for (int i = 0; i < 1_000; i++) {
      seen.add(next(done));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void goesOnAfterWorkThatThrows() throws InterruptedException {
    for (int i = 0; i < 2 * MOST; i++) {
      writers.submit(
          new Note("error") {
            @Override
            public void run() {
              throw new LinkageError("on purpose");
            }
          });
    }
    writers.submit(new Note("work"));
    assertThat(next(done)).isEqualTo("work");
    assertThat(writers.isOpen()).isTrue();
  }

  @Test
  void somebodyElseWorksWhileSomeWait() throws InterruptedException {
    for (int i = 0; i < MOST - 1; i++) {
      writers.submit(new Stuck());
    }
    writers.submit(new Note("work"));
    assertThat(next(done)).isEqualTo("work");
  }

  @Test
  void worksWithoutWaitingWhenAllWait() throws InterruptedException {
    for (int i = 0; i < MOST; i++) {
      writers.submit(new Stuck());
    }
    writers.submit(new Note("work"));
    assertThat(next(done)).isEqualTo("work without waiting");
    assertThat(writers.isOpen()).isFalse();
    release.countDown();
    for (int i = 0; i < MOST; i++) {
      assertThat(next(done)).isEqualTo("stuck");
    }
    writers.submit(new Note("more"));
    assertThat(next(done)).isEqualTo("more");
  }

  @Test
  void onlySoManyMayWait() {
    for (int i = 0; i < MOST; i++) {
      assertThat(writers.mayWait()).isTrue();
    }
    assertThat(writers.mayWait()).isFalse();
    writers.waited();
    assertThat(writers.mayWait()).isTrue();
  }

  @Test
  void whatIsLeftAtTheEndIsDoneWithoutWaiting() throws InterruptedException {
    assertThat(writers.isOpen()).isTrue();
    writers.close();
    assertThat(writers.isOpen()).isFalse();
    writers.submit(new Note("late"));
    assertThat(next(done)).isEqualTo("late without waiting");
  }

  private class Note implements Writers.Work {
    private final String text;

    Note(String text) {
      this.text = text;
    }

    @Override
    public void run() {
      done.add(text);
    }

    @Override
    public void runWithoutWaiting() {
      done.add(text + " without waiting");
    }
  }

  private final class Stuck implements Writers.Work {
    @Override
    public void run() {
      try {
        release.await();
        done.add("stuck");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void runWithoutWaiting() {
      done.add("not stuck");
    }
  }
}
