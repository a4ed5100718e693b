// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The packets that a client has received, and the end after them. */
final class PacketQueue {
  private final BlockingQueue<Optional<String>> packets = new LinkedBlockingQueue<>();

  void add(String packet) {
    packets.add(Optional.of(packet));
  }

  void end() {
    packets.add(Optional.empty());
  }

  String next() {
    return poll().orElseThrow(() -> new SessionEnded("by an answer to GET"));
  }

  List<String> awaitEnd() {
    List<String> before = new ArrayList<>();
    for (Optional<String> next = poll(); next.isPresent(); next = poll()) {
      before.add(next.get());
    }
    return before;
  }

  private Optional<String> poll() {
    try {
      Optional<String> next = packets.poll(Await.BOUND.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new AssertionError("No packet came and the session did not end");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
