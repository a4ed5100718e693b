// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.engine.EngineMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps broadcasts back while a socket is reachable already but its client has not been told: so
 * nobody sees an event before the CONNECT answer, and none is lost.
 */
final class ConnectGate {
  private volatile @Nullable List<List<EngineMessage>> waiting = new ArrayList<>(0);
  private volatile boolean answered;

  /** Keeps messages back; tells whether it did, which it does until {@link #open}. */
  boolean keeps(List<EngineMessage> messages) {
    return waiting != null && keep(messages);
  }

  /** Tells whether the answer has been written, so that no volatile event is lost to it. */
  boolean isOpen() {
    return answered;
  }

  /**
   * Queues the answer and what has waited, in this order, and then writes it: a write may call
   * observers, and no broadcast may wait for one of these.
   *
   * @param queue queues messages; what it returns writes them
   */
  void open(List<EngineMessage> answer, Function<List<EngineMessage>, Runnable> queue) {
    List<Runnable> writes = queueAll(answer, queue);
    try {
      writes.forEach(Runnable::run);
    } finally {
      answered = true;
    }
  }

  private synchronized List<Runnable> queueAll(
      List<EngineMessage> answer, Function<List<EngineMessage>, Runnable> queue) {
    List<Runnable> writes = new ArrayList<>();
    try {
      writes.add(queue.apply(answer));
      List<List<EngineMessage>> kept = waiting;
      if (kept != null) {
        kept.forEach(messages -> writes.add(queue.apply(messages)));
      }
      return writes;
    } finally {
      waiting = null;
    }
  }

  private synchronized boolean keep(List<EngineMessage> messages) {
    List<List<EngineMessage>> list = waiting;
    return list != null && list.add(messages);
  }
}
