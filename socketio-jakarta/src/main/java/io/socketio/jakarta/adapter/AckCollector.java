// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.parser.PacketData;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Collects the acknowledgements of one broadcast until all receivers answered or time is over. */
final class AckCollector {
  private final long ackId;
  private final Set<LocalSocket> receivers;
  private final Map<String, PacketData> replies = new HashMap<>();
  private final CompletableFuture<BroadcastReplies> result = new CompletableFuture<>();

  AckCollector(long ackId, Set<LocalSocket> receivers) {
    this.ackId = ackId;
    this.receivers = receivers;
  }

  /** Listens to the receivers; must be called before the packet is delivered. */
  void start(ScheduledExecutorService scheduler, Duration timeout) {
    if (receivers.isEmpty()) {
      finish();
      return;
    }
    receivers.forEach(socket -> socket.expectAck(ackId, reply -> arrived(socket.id(), reply)));
    ScheduledFuture<?> timer;
    try {
      timer = scheduler.schedule(this::expire, timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (Throwable e) {
      forget();
      throw e;
    }
    var unused = result.whenComplete((all, failure) -> timer.cancel(false));
  }

  CompletionStage<BroadcastReplies> replies() {
    return result;
  }

  private void arrived(String socketId, PacketData reply) {
    boolean complete;
    synchronized (this) {
      replies.put(socketId, reply);
      complete = replies.size() == receivers.size();
    }
    if (complete) {
      finish();
    }
  }

  private void expire() {
    forget();
    finish();
  }

  private void forget() {
    receivers.forEach(socket -> socket.forgetAck(ackId));
  }

  private void finish() {
    BroadcastReplies collected;
    synchronized (this) {
      Set<String> missing = new HashSet<>();
      receivers.forEach(socket -> missing.add(socket.id()));
      missing.removeAll(replies.keySet());
      collected = new BroadcastReplies(Map.copyOf(replies), missing);
    }
    result.complete(collected);
  }
}
