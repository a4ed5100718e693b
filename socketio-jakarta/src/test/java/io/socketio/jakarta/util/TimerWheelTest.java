// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TimerWheelTest {
  private static final Duration TICK = ofMillis(10);

  // An origin just below the overflow of the clock, which System.nanoTime may have.
  private long now = Long.MAX_VALUE - 1_000_000;
  private final long origin = now;
  private final TimerWheel wheel = new TimerWheel(TICK, () -> now);
  private final List<String> expired = new ArrayList<>();

  @Test
  void runsATaskWithTheFirstTurnNotBeforeItsTime() {
    wheel.schedule(ofMillis(25), () -> expired.add("a"));
    turnTo(24);
    assertThat(expired).isEmpty();
    turnTo(25);
    assertThat(expired).containsExactly("a");
    assertThat(wheel.size()).isZero();
  }

  @Test
  void aTaskThatLacksMemoryRunsAgainAndHoldsUpNoOther() {
    int[] calls = new int[1];
    wheel.schedule(
        ofMillis(10),
        () -> {
          expired.add("short of memory");
          if (calls[0]++ == 0) {
            throw new OutOfMemoryError("on purpose");
          }
        });
    wheel.schedule(ofMillis(10), () -> expired.add("other"));
    turnTo(10);
    assertThat(expired).containsExactly("short of memory", "other");
    turnTo(510);
    turnTo(2_000);
    assertThat(expired).containsExactly("short of memory", "other", "short of memory");
    assertThat(wheel.size()).isZero();
  }

  @Test
  void aTimerThatIsCancelledByAnotherOfTheSameTurnDoesNotExpire() {
    TimerWheel.Timer[] later = new TimerWheel.Timer[1];
    wheel.schedule(ofMillis(10), () -> later[0].cancel());
    later[0] = wheel.schedule(ofMillis(10), () -> expired.add("late"));
    turnTo(10);
    assertThat(expired).isEmpty();
    assertThat(wheel.size()).isZero();
  }

  @Test
  void aTimerInARowCountsFromWhenTheOneBeforeWasDue() {
    TimerWheel.Timer[] self = new TimerWheel.Timer[1];
    self[0] =
        wheel.timer(
            () -> {
              expired.add("" + elapsed());
              self[0].restartFromDue(ofMillis(100));
            });
    self[0].restart(ofMillis(100));
    for (int turn = 9; turn < 500; turn += 10) {
      now = origin + ofMillis(turn).toNanos();
      wheel.turn();
    }
    assertThat(expired).containsExactly("109", "209", "309", "409");
  }

  @Test
  void aTimerInARowCountsFromNowIfTheWheelStoodStill() {
    TimerWheel.Timer[] self = new TimerWheel.Timer[1];
    self[0] =
        wheel.timer(
            () -> {
              expired.add("" + elapsed());
              self[0].restartFromDue(ofMillis(100));
            });
    self[0].restart(ofMillis(100));
    now = origin + ofMillis(150).toNanos();
    wheel.turn();
    turnTo(300);
    assertThat(expired).containsExactly("150", "250");
  }

  @Test
  void aTimerIsDueBeforeATurnNoticesThat() {
    TimerWheel.Timer timer = wheel.timer(() -> {});
    assertThat(timer.isDue()).isFalse();
    timer.restart(ofMillis(20));
    now += ofMillis(19).toNanos();
    assertThat(timer.isDue()).isFalse();
    now += ofMillis(1).toNanos();
    assertThat(timer.isDue()).isTrue();
    timer.restart(ofMillis(20));
    assertThat(timer.isDue()).isFalse();
  }

  @Test
  void runsATaskOnce() {
    wheel.schedule(ofMillis(20), () -> expired.add("a"));
    turnTo(30_000);
    assertThat(expired).containsExactly("a");
  }

  @Test
  void runsTasksOfManyTurnsInOrder() {
    for (int millis : new int[] {60_000, 10, 5_130, 5_120, 10_240}) {
      wheel.schedule(ofMillis(millis), () -> expired.add(elapsed() + " of " + millis));
    }
    turnTo(70_000);
    assertThat(expired)
        .containsExactly(
            "10 of 10", "5120 of 5120", "5130 of 5130", "10240 of 10240", "60000 of 60000");
  }

  @Test
  void runsWhatIsDueAfterAStall() {
    for (int millis = 1; millis <= 100_000; millis += 777) {
      int delay = millis;
      wheel.schedule(ofMillis(delay), () -> expired.add("" + delay));
    }
    now += Duration.ofSeconds(50).toNanos();
    wheel.turn();
    assertThat(expired).hasSize(65).allMatch(delay -> Integer.parseInt(delay) <= 50_000);
    turnTo(100_010);
    assertThat(expired).hasSize(129).doesNotHaveDuplicates();
  }

  @Test
  void forgetsACancelledTimer() {
    TimerWheel.Timer timer = wheel.schedule(ofMillis(20), () -> expired.add("a"));
    timer.cancel();
    timer.cancel();
    assertThat(wheel.size()).isZero();
    turnTo(1_000);
    assertThat(expired).isEmpty();
  }

  @Test
  void movesATimerLaterAndEarlier() {
    TimerWheel.Timer later = wheel.schedule(ofMillis(20), () -> expired.add("later " + elapsed()));
    TimerWheel.Timer sooner =
        wheel.schedule(Duration.ofSeconds(9), () -> expired.add("sooner " + elapsed()));
    later.restart(ofMillis(500));
    sooner.restart(ofMillis(30));
    assertThat(wheel.size()).isEqualTo(2);
    turnTo(10_000);
    assertThat(expired).containsExactly("sooner 30", "later 500");
  }

  @Test
  void startsATimerAgainAfterItExpiredAndFromItsOwnTask() {
    TimerWheel.Timer[] self = new TimerWheel.Timer[1];
    self[0] =
        wheel.timer(
            () -> {
              expired.add("" + elapsed());
              if (expired.size() < 3) {
                self[0].restart(ofMillis(100));
              }
            });
    assertThat(wheel.size()).isZero();
    self[0].restart(ofMillis(100));
    turnTo(1_000);
    assertThat(expired).containsExactly("100", "200", "300");
  }

  @Test
  void aZeroDelayExpiresWithTheNextTurn() {
    TimerWheel.Timer[] self = new TimerWheel.Timer[1];
    self[0] =
        wheel.schedule(
            Duration.ZERO,
            () -> {
              expired.add("a");
              self[0].restart(Duration.ZERO);
            });
    wheel.turn();
    assertThat(expired).containsExactly("a");
    wheel.turn();
    assertThat(expired).containsExactly("a", "a");
  }

  @Test
  void aFailingTaskDoesNotStopTheOthers() {
    wheel.schedule(
        ofMillis(20),
        () -> {
          throw new IllegalStateException("expected by the test");
        });
    wheel.schedule(ofMillis(20), () -> expired.add("a"));
    turnTo(20);
    assertThat(expired).containsExactly("a");
  }

  @Test
  void agreesWithAPlainListOfTimers() {
    Random random = new Random(42);
    List<TimerWheel.Timer> timers = new ArrayList<>();
    List<Long> due = new ArrayList<>();
    List<Integer> fired = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int id = i;
      timers.add(wheel.timer(() -> fired.add(id)));
      due.add(Long.MAX_VALUE);
    }
    for (int step = 0; step < 20_000; step++) {
      int id = random.nextInt(200);
      if (random.nextInt(10) == 0) {
        timers.get(id).cancel();
        due.set(id, Long.MAX_VALUE);
      } else {
        int delay = random.nextInt(20_000);
        timers.get(id).restart(ofMillis(delay));
        due.set(id, elapsed() + delay);
      }
      fired.clear();
      turnTo(elapsed() + 1 + random.nextInt(30));
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        if (due.get(i) <= elapsed()) {
          expected.add(i);
          due.set(i, Long.MAX_VALUE);
        }
      }
      assertThat(fired).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(wheel.size())
        .isEqualTo((int) due.stream().filter(time -> time < Long.MAX_VALUE).count());
  }

  @Test
  void isDrivenByOnePeriodicTaskUntilClosed() throws Exception {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (TimerWheel driven = TimerWheel.start(TICK, scheduler)) {
      CountDownLatch ran = new CountDownLatch(3);
      for (int i = 0; i < 3; i++) {
        driven.schedule(ofMillis(20), ran::countDown);
      }
      assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
      driven.schedule(Duration.ofDays(1), () -> {});
      driven.close();
      assertThat(driven.size()).isZero();
      driven.schedule(ofMillis(1), () -> {});
      assertThat(driven.size()).isZero();
    } finally {
      scheduler.shutdown();
    }
    assertThat(scheduler.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private long elapsed() {
    return (now - origin) / 1_000_000;
  }

  /** Turns the wheel up to a time in milliseconds, millisecond by millisecond. */
  private void turnTo(long millis) {
    while (elapsed() < millis) {
      now += 1_000_000;
      wheel.turn();
    }
  }
}
