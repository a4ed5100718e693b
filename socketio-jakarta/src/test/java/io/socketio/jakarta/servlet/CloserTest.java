// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits to be ended by the closer. */
@Timeout(60)
final class CloserTest {
  private static final int FEW_COLLECTIONS = 20;

  @Test
  void forgetsAWaitThatHasEnded() {
    try (Closer closer = new Closer()) {
      byte[] kept = new byte[1];
      WeakReference<byte[]> reference = new WeakReference<>(kept);

      plan(closer, kept).run();
      kept = null;

      for (int i = 0; i < FEW_COLLECTIONS && reference.get() != null; i++) {
        System.gc();
      }
      assertThat(reference.get()).isNull();
    }
  }

  private static Runnable plan(Closer closer, byte[] kept) {
    return closer.giveUp(() -> kept[0]++);
  }
}
