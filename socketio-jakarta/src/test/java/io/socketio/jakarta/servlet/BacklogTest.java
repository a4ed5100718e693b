// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose container reads although it is to wait. */
@Timeout(60)
final class BacklogTest {
  private static final int LARGE = 50_000;

  private final FakeReceiver engine = new FakeReceiver();
  private final Semaphore waiting = new Semaphore(0);
  private final Backlog backlog = new Backlog(4 * LARGE, waiting);

  @Test
  void whatIsNotPausedPasses() {
    assertThat(deliver("a", 1)).isTrue();
    assertThat(engine.events).containsExactly("a");
  }

  @Test
  void whatIsPausedIsKeptInOrder() {
    engine.paused(true);
    deliver("a", 1);
    deliver("b", 1);
    assertThat(engine.events).isEmpty();
    engine.paused(false);
    deliver("c", 1);
    backlog.resume();
    assertThat(engine.events).containsExactly("a", "b", "c");
  }

  @Test
  void whatWasKeptMayPauseAgain() {
    engine.paused(true);
    backlog.deliver(engine, () -> pauseAfter("a"), 1);
    deliver("b", 1);
    engine.paused(false);
    backlog.resume();
    assertThat(engine.events).containsExactly("a");
    engine.paused(false);
    backlog.resume();
    assertThat(engine.events).containsExactly("a", "b");
    deliver("c", 1);
    assertThat(engine.events).containsExactly("a", "b", "c");
  }

  private void pauseAfter(String message) {
    engine.text(message);
    engine.paused(true);
  }

  @Test
  void withoutAThreadThatMayWaitTheRoomEnds() {
    engine.paused(true);
    assertThat(deliver("a", LARGE)).isTrue();
    assertThat(deliver("b", LARGE)).isTrue();
    assertThat(deliver("c", LARGE)).isTrue();
    assertThat(deliver("d", LARGE)).isFalse();
    assertThat(deliver("e", LARGE / 2)).isTrue();
    engine.paused(false);
    backlog.resume();
    assertThat(engine.events).containsExactly("a", "b", "c", "e");
  }

  @Test
  void manySmallMessagesCountAsWhatTheyOccupy() {
    engine.paused(true);
    int kept = 0;
    while (deliver("", 0)) {
      kept++;
    }
    assertThat(kept).isLessThan(4 * LARGE / 100);
  }

  @Test
  void oneMessageIsAlwaysKept() {
    engine.paused(true);
    assertThat(deliver("a", 5 * LARGE)).isTrue();
    assertThat(deliver("b", 1)).isFalse();
  }

  @Test
  void aThreadThatMayWaitWaitsForRoom() throws Exception {
    waiting.release();
    engine.paused(true);
    deliver("a", LARGE);
    deliver("b", LARGE);
    CompletableFuture<Boolean> third = CompletableFuture.supplyAsync(() -> deliver("c", LARGE));
    awaitOneThatWaits();
    assertThat(third).isNotDone();
    engine.paused(false);
    backlog.resume();
    assertThat(third.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(engine.events).containsExactly("a", "b", "c");
    assertThat(waiting.availablePermits()).isOne();
  }

  @Test
  void anInterruptedThreadWaitsNoLongerAndKeepsItsInterrupt() {
    waiting.release();
    engine.paused(true);
    deliver("a", 2 * LARGE);
    Thread.currentThread().interrupt();
    assertThat(deliver("b", LARGE)).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  private void awaitOneThatWaits() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (waiting.availablePermits() > 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private boolean deliver(String message, int size) {
    return backlog.deliver(engine, () -> engine.text(message), size);
  }
}
