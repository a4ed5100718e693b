// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class ReadWindowTest {
  private static final int KILOBYTE = 1024;
  private final ReadWindow window = new ReadWindow();

  @Test
  void isOpenUntilMuchIsUnread() {
    int sent = fill();
    assertThat(sent).isBetween(20, 30);
    assertThat(window.isOpen()).isFalse();
    assertThat(window.add(8 * KILOBYTE)).isFalse();
  }

  @Test
  void smallMessagesCountAsMoreThanTheirBytes() {
    for (int i = 0; i < 500; i++) {
      window.add(0);
    }
    assertThat(window.isOpen()).isFalse();
  }

  @Test
  void asksForAPingInTimeAndForOneOnly() {
    assertThat(window.needsPing()).isFalse();
    for (int i = 0; i < 20; i++) {
      window.add(KILOBYTE);
    }
    assertThat(window.needsPing()).isTrue();
    window.ping();
    assertThat(window.needsPing()).isFalse();
  }

  @Test
  void opensAgainAndWiderWhenThePingIsAnswered() {
    int first = fill();
    window.answered(window.ping());
    assertThat(window.isOpen()).isTrue();
    assertThat(window.needsPing()).isFalse();
    assertThat(fill()).isGreaterThan(first);
  }

  @Test
  void whatWasSentAfterThePingIsStillUnread() {
    fill();
    ByteBuffer ping = window.ping();
    window.add(100 * KILOBYTE);
    window.answered(ping);
    assertThat(window.isOpen()).isFalse();
  }

  @Test
  void onlyTheAnswerToThePingCounts() {
    window.answered(ByteBuffer.allocate(Long.BYTES));
    fill();
    window.ping();
    window.answered(ByteBuffer.allocate(Long.BYTES));
    window.answered(ByteBuffer.allocate(0));
    window.answered(ByteBuffer.allocate(100));
    assertThat(window.isOpen()).isFalse();
  }

  @Test
  void opensAgainWhenAHeartbeatBehindALargeMessageIsAnswered() {
    window.add(1_000 * KILOBYTE);
    assertThat(window.needsPing()).isFalse();
    window.add(1);
    window.heartbeat();
    window.heartbeatAnswered();
    assertThat(window.isOpen()).isTrue();
  }

  @Test
  void theAnswerToAHeartbeatIsNotTakenForThatToALaterOne() {
    window.add(1);
    window.heartbeat();
    window.add(1_000 * KILOBYTE);
    window.heartbeat();
    window.heartbeatAnswered();
    assertThat(window.isOpen()).isFalse();
    window.heartbeat();
    window.heartbeatAnswered();
    assertThat(window.isOpen()).isTrue();
  }

  @Test
  void aLateAnswerDoesNotCloseIt() {
    window.add(1);
    window.heartbeat();
    fill();
    window.answered(window.ping());
    window.heartbeatAnswered();
    assertThat(window.isOpen()).isTrue();
  }

  /** Sends until the window closes, and returns how many kilobytes that took. */
  private int fill() {
    int sent = 0;
    while (window.isOpen()) {
      assertThat(window.add(KILOBYTE)).isTrue();
      sent++;
    }
    return sent;
  }
}
