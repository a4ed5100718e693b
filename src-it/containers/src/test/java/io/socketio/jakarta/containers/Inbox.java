// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The packets that a client received and a test has not looked at yet. */
final class Inbox {
  private final BlockingQueue<String> packets = new LinkedBlockingQueue<>();
  private volatile Optional<String> end = Optional.empty();

  void add(String packet) {
    packets.add(packet);
  }

  /** Ends the connection; the first cause counts. */
  synchronized void end(String cause) {
    if (end.isEmpty()) {
      end = Optional.of(cause);
    }
  }

  boolean ended() {
    return end.isPresent();
  }

  String next() {
    try {
      String packet = packets.poll(Await.BOUND.toNanos(), TimeUnit.NANOSECONDS);
      if (packet == null) {
        throw new AssertionError("no packet within " + Await.BOUND + "; end: " + end);
      }
      return packet;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
