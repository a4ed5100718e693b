// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What waits for the handlers of several connections. */
final class PendingBytesTest {
  private static final int LARGE = 2_000;

  private final Budget all = new Budget(2 * LARGE);
  private final Source one = new Source();
  private final Source other = new Source();

  private final class Source implements EventLane.Source {
    private final PendingBytes pending = new PendingBytes(this, 10 * LARGE, all);
    private boolean paused;

    @Override
    public void pause() {
      paused = true;
    }

    @Override
    public void resume() {
      paused = false;
    }
  }

  @Test
  void nothingIsReadFromWhomeverHasEventsWaitingWhenAllHaveTooMuch() {
    one.pending.add(LARGE);
    one.pending.add(LARGE);
    assertThat(one.paused).isFalse();
    other.pending.add(LARGE);
    assertThat(other.paused).isTrue();
    assertThat(one.paused).isFalse();
    one.pending.add(1);
    assertThat(one.paused).isTrue();
  }

  @Test
  void readingGoesOnWithoutThatOfOthers() {
    one.pending.add(3 * LARGE);
    other.pending.add(LARGE);
    assertThat(other.paused).isTrue();
    other.pending.remove(LARGE);
    assertThat(other.paused).isFalse();
    assertThat(one.paused).isTrue();
    one.pending.remove(3 * LARGE);
    assertThat(one.paused).isFalse();
  }

  @Test
  void readingGoesOnWhenOthersHaveLess() {
    one.pending.add(3 * LARGE);
    other.pending.add(LARGE / 2);
    other.pending.add(LARGE / 2);
    assertThat(other.paused).isTrue();
    one.pending.remove(3 * LARGE);
    other.pending.remove(LARGE / 2);
    assertThat(other.paused).isFalse();
  }

  @Test
  void smallEventsDoNotCountForAll() {
    for (int i = 0; i < 3 * LARGE; i++) {
      one.pending.add(1);
    }
    assertThat(one.paused).isFalse();
    assertThat(all.held()).isZero();
  }
}
