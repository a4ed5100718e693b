// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TrampolineTest {
  private final List<String> done = new ArrayList<>();
  private Runnable duringWork = () -> {};
  private final Trampoline trampoline = Trampoline.free(this::work);

  private void work() {
    done.add("work");
    Runnable action = duringWork;
    duringWork = () -> {};
    action.run();
    done.add("end");
  }

  @Test
  void doesTheWorkEachTimeItIsAskedFor() {
    trampoline.run();
    trampoline.run();
    assertThat(done).containsExactly("work", "end", "work", "end");
  }

  @Test
  void doesTheWorkOnceMoreHoweverOftenItIsAskedForMeanwhile() {
    duringWork =
        () -> {
          trampoline.run();
          trampoline.run();
          done.add("asked");
        };
    trampoline.run();
    assertThat(done).containsExactly("work", "asked", "end", "work", "end");
    trampoline.run();
    assertThat(done).hasSize(7);
  }

  @Test
  void isFreeAfterWorkThatThrows() {
    duringWork =
        () -> {
          trampoline.run();
          throw new LinkageError("on purpose");
        };
    assertThatThrownBy(trampoline::run).hasMessage("on purpose");
    assertThat(done).as("what was asked for meanwhile").containsExactly("work", "work", "end");

    trampoline.run();

    assertThat(done).hasSize(5);
  }

  @Test
  void joinsOnlyWhoIsOnIt() {
    assertThat(trampoline.join()).isFalse();
    duringWork = () -> done.add("joined " + trampoline.join());
    trampoline.run();
    assertThat(done).containsExactly("work", "joined true", "end", "work", "end");
    assertThat(trampoline.join()).isFalse();
  }

  @Test
  void keepsTheWorkBackWhileSomebodyIsOnIt() {
    assertThat(trampoline.tryEnter()).isTrue();
    assertThat(trampoline.tryEnter()).isFalse();
    trampoline.run();
    trampoline.run();
    assertThat(done).isEmpty();
    trampoline.leave();
    assertThat(done).containsExactly("work", "end");
    assertThat(trampoline.tryEnter()).isTrue();
    trampoline.leave();
    assertThat(done).hasSize(2);
  }

  @Test
  void isOccupiedWhileTheWorkIsDone() {
    duringWork = () -> done.add("entered " + trampoline.tryEnter());
    trampoline.run();
    assertThat(done).containsExactly("work", "entered false", "end");
  }

  @Test
  void aNewOneMayBeOccupied() {
    Trampoline occupied = Trampoline.occupied(this::work);
    assertThat(occupied.tryEnter()).isFalse();
    occupied.leave();
    assertThat(done).isEmpty();
    assertThat(occupied.tryEnter()).isTrue();
  }

  @Test
  void doesTheWorkOnOneThreadAtATimeAndForgetsNothing() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    int[] counted = new int[2];
    Trampoline counter =
        Trampoline.free(
            () -> {
              counted[0] = asked.get();
              counted[1]++;
            });
    int times = 50_000;
    Threads.Task task =
        () -> {
          for (int i = 0; i < times; i++) {
            asked.incrementAndGet();
            counter.run();
          }
        };
    Threads.race(Collections.nCopies(4, task));
    assertThat(counted[0]).isEqualTo(4 * times);
    assertThat(counted[1]).isBetween(1, 4 * times);
  }
}
