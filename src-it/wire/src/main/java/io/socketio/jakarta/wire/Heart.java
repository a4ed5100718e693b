// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends pongs that nobody has asked for. They restart the ping interval, which gives a session of
 * the fixtures half a second of grace on a busy machine; a ping would leave it 200 ms.
 */
final class Heart {
  static final String BEAT = "3";

  private static final Duration PERIOD = Duration.ofMillis(80);

  private final Runnable beat;
  private volatile boolean stopped;

  Heart(Runnable beat) {
    this.beat = beat;
    Tcp.startReader("heart", this::run);
  }

  void stop() {
    stopped = true;
  }

  private void run() {
    while (!stopped) {
      LockSupport.parkNanos(PERIOD.toNanos());
      beat.run();
    }
  }
}
