// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the logs of many namespaces keep together. */
final class SharedLimitTest {
  private static final long AGE = Long.MAX_VALUE;
  private static final int LIMIT = 10_000;
  private static final EngineMessage MESSAGE = EngineMessage.text("2[\"news\"]");

  private final SharedLimit limit = new SharedLimit(LIMIT);
  private final EventLog heavy = new EventLog(AGE, limit);
  private final EventLog light = new EventLog(AGE, limit);
  private int offset;

  private void append(EventLog log, int count) {
    for (int i = 0; i < count; i++) {
      log.append("" + offset++, session -> true, List.of(MESSAGE), 0);
      limit.enforce();
    }
  }

  @Test
  void allLogsTogetherKeepNoMore() {
    for (int i = 0; i < 50; i++) {
      append(new EventLog(AGE, limit), 20);
    }
    assertThat(limit.held()).isBetween(LIMIT / 2L, (long) LIMIT);
  }

  @Test
  void aHeavyLogMakesNoOtherLoseWhatIsWithinItsShare() {
    append(light, 5);
    append(heavy, 1_000);
    assertThat(light.isCompleteAfter(0)).isTrue();
    assertThat(light.after(0)).hasSize(5);
    assertThat(heavy.isCompleteAfter(990)).isTrue();
    assertThat(heavy.isCompleteAfter(0)).isFalse();
    assertThat(limit.held()).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void aLogThatKeepsMoreThanItsShareMakesRoomForOthers() {
    append(heavy, 1_000);
    int alone = heavy.after(0).size();
    append(light, 5);
    assertThat(light.isCompleteAfter(0)).isTrue();
    assertThat(heavy.after(0)).hasSizeBetween(alone / 2, alone - 5);
    assertThat(limit.held()).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void whatIsDroppedIsGivenBack() {
    append(heavy, 10);
    append(light, 10);
    heavy.close();
    append(heavy, 10);
    assertThat(heavy.after(0)).isEmpty();
    assertThat(heavy.last()).isEqualTo(20);
    light.close();
    assertThat(limit.held()).isZero();
  }
}
