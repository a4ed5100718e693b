// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.util.LogLimit.Decision;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LogLimitTest {
  private final AtomicLong clock = new AtomicLong();
  private final LogLimit limit = new LogLimit(clock::get);

  private List<Decision> count(String kind, int times) {
    return IntStream.range(0, times).mapToObj(i -> limit.count(kind)).toList();
  }

  @Test
  void failuresAreLoggedUpToANumber() {
    List<Decision> decisions = count("a", LogLimit.MOST + 5);
    assertThat(decisions.subList(0, LogLimit.MOST)).allMatch(Decision::logged);
    assertThat(decisions.subList(LogLimit.MOST, decisions.size())).noneMatch(Decision::logged);
    assertThat(decisions.get(0).note()).isEmpty();
    assertThat(decisions.get(LogLimit.MOST - 1).note()).contains("only counted");
  }

  @Test
  void theNextPeriodTellsHowManyWereLeftOut() {
    count("a", LogLimit.MOST + 5);
    clock.addAndGet(LogLimit.PERIOD - 1);
    assertThat(limit.count("a").logged()).isFalse();
    clock.addAndGet(1);
    Decision first = limit.count("a");
    assertThat(first.logged()).isTrue();
    assertThat(first.note()).contains("6 failures");
    assertThat(limit.count("a").note()).isEmpty();
  }

  @Test
  void aFailureNowAndThenIsAlwaysLogged() {
    for (int i = 0; i < 10 * LogLimit.MOST; i++) {
      assertThat(limit.count("a").logged()).isTrue();
      clock.addAndGet(LogLimit.PERIOD / LogLimit.MOST + 1);
    }
  }

  @Test
  void oneKindDoesNotHideAnother() {
    count("a", LogLimit.MOST + 1);
    assertThat(limit.count("b").logged()).isTrue();
  }

  @Test
  void kindsWithoutNumberShareACount() {
    for (int i = 0; i < LogLimit.MOST_KINDS; i++) {
      limit.count("kind " + i);
    }
    List<Decision> others =
        IntStream.range(0, 2 * LogLimit.MOST).mapToObj(i -> limit.count("other " + i)).toList();
    assertThat(others.stream().filter(Decision::logged)).hasSize(LogLimit.MOST);
  }
}
