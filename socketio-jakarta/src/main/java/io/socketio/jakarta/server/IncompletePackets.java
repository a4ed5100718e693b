// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all connections together hold of packets whose attachments are still to come. When that is
 * too much, those are given up that have waited longest. Thread-safe.
 */
final class IncompletePackets {
  private final Budget budget;
  private final AtomicLong turns = new AtomicLong();
  private final Set<IncompletePacket> packets = ConcurrentHashMap.newKeySet();

  IncompletePackets(long maxIncompleteBytes) {
    this.budget = new Budget(maxIncompleteBytes);
  }

  /** Adds a connection that is about to wait for the first time. */
  void add(IncompletePacket packet) {
    packets.add(packet);
  }

  /** Removes a connection that has ended. */
  void remove(IncompletePacket packet) {
    packets.remove(packet);
  }

  /** Numbers what comes, from 1 on: who has a lower number has waited longer. */
  long nextTurn() {
    return turns.incrementAndGet();
  }

  /** A packet has become longer. It may be given up itself, if no other has waited longer. */
  void grew(long bytes) {
    budget.force(bytes);
    if (budget.isExceeded()) {
      shrink();
    }
  }

  /** A packet is complete, or was given up. */
  void released(long bytes) {
    budget.give(bytes);
  }

  private void shrink() {
    Optional<IncompletePacket> oldest = oldest();
    while (budget.isExceeded() && oldest.isPresent()) {
      oldest.get().giveUp("incomplete packets take too much memory");
      oldest = oldest();
    }
  }

  private Optional<IncompletePacket> oldest() {
    return packets.stream()
        .filter(IncompletePacket::waits)
        .min(Comparator.comparingLong(IncompletePacket::turn));
  }

  /** How many bytes are held. */
  long held() {
    return budget.held();
  }
}
