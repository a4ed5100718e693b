// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SendGateTest {
  private final SendGate gate = new SendGate();
  private final Queue<String> events = new ConcurrentLinkedQueue<>();

  @Test
  void nothingIsSentBehindTheEnd() {
    assertThat(gate.pass(() -> events.add("before"))).isTrue();
    gate.close();

    assertThat(gate.pass(() -> events.add("behind"))).isFalse();
    assertThat(events).containsExactly("before");
  }

  @Test
  void theEndWaitsForWhoIsSending() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Runnable send =
        () -> {
          sending.countDown();
          await(mayEnd);
          events.add("sent");
        };
    Thread sender = new Thread(() -> gate.pass(send));
    sender.start();
    sending.await();
    Thread closer =
        new Thread(
            () -> {
              gate.close();
              events.add("closed");
            });
    closer.start();
    while (closer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    mayEnd.countDown();
    closer.join();

    assertThat(events).containsExactly("sent", "closed");
  }

  @Test
  void whoIsSendingMayEnd() {
    assertThat(gate.pass(gate::close)).isTrue();
    assertThat(gate.pass(() -> events.add("behind"))).isFalse();
  }

  @Test
  void whoIsSendingMaySendMore() {
    assertThat(gate.pass(() -> gate.pass(() -> events.add("inside")))).isTrue();
    assertThat(events).containsExactly("inside");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
