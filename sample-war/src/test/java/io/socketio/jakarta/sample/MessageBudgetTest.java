// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MessageBudgetTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE); // nanoTime may overflow
  private final MessageBudget budget = new MessageBudget(now::get);

  @Test
  void isSpentAfterABurst() {
    assertThat(burst()).isEqualTo(MessageBudget.LIMIT);
    assertThat(budget.spend()).isFalse();
  }

  @Test
  void isRefilledOverTime() {
    burst();

    now.addAndGet(MessageBudget.REFILL_NANOS - 1);
    assertThat(budget.spend()).isFalse();
    now.addAndGet(1);
    assertThat(burst()).isEqualTo(1);
    now.addAndGet(3 * MessageBudget.REFILL_NANOS);
    assertThat(burst()).isEqualTo(3);
  }

  @Test
  void doesNotGrowBeyondABurst() {
    now.addAndGet(100 * MessageBudget.REFILL_NANOS);

    assertThat(burst()).isEqualTo(MessageBudget.LIMIT);
  }

  private int burst() {
    int spent = 0;
    while (budget.spend()) {
      spent++;
    }
    return spent;
  }
}
