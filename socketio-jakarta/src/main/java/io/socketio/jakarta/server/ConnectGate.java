// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.engine.EngineMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps broadcasts back while a socket is reachable already but its client has not been told: so
 * nobody sees an event before the CONNECT answer, and none is lost.
 */
final class ConnectGate {
  private volatile @Nullable List<List<EngineMessage>> waiting = new ArrayList<>(0);

  /** Keeps messages back; tells whether it did, which it does until {@link #open}. */
  boolean keeps(List<EngineMessage> messages) {
    return waiting != null && keep(messages);
  }

  /**
   * Sends the answer and what has waited, in this order. The engine never calls back into a socket,
   * so that sending inside the lock cannot lock up.
   */
  synchronized void open(List<EngineMessage> answer, Consumer<List<EngineMessage>> out) {
    try {
      out.accept(answer);
      List<List<EngineMessage>> kept = waiting;
      if (kept != null) {
        kept.forEach(out);
      }
    } finally {
      waiting = null;
    }
  }

  private synchronized boolean keep(List<EngineMessage> messages) {
    List<List<EngineMessage>> list = waiting;
    return list != null && list.add(messages);
  }
}
