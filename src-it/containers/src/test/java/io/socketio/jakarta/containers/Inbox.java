// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The packets that a client received and a test has not looked at yet. */
final class Inbox {
  private final Queue<String> packets = new ConcurrentLinkedQueue<>();
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

  /** Waits for a packet; fails at once when none can come any more. */
  String next() {
    Await.until("a packet", () -> !packets.isEmpty() || ended());
    String packet = packets.poll();
    if (packet == null) {
      throw new AssertionError("ended: " + end);
    }
    return packet;
  }
}
