// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.parser.PacketData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The acknowledgements that a socket's client still owes. */
final class PendingAcks {
  private @Nullable Map<Long, Waiting> waiting;
  private @Nullable DisconnectReason closed;

  /**
   * Who waits for an acknowledgement.
   *
   * @param reply called when it arrives
   * @param closed called when the socket disconnects first
   */
  record Waiting(Consumer<PacketData> reply, Consumer<DisconnectReason> closed) {}

  /** Registers a waiter before its packet is sent; calls it at once if the socket has closed. */
  void expect(long id, Waiting waiter) {
    DisconnectReason reason;
    synchronized (this) {
      reason = closed;
      if (reason == null) {
        if (waiting == null) {
          waiting = new HashMap<>();
        }
        waiting.put(id, waiter);
      }
    }
    if (reason != null) {
      waiter.closed().accept(reason);
    }
  }

  synchronized @Nullable Waiting remove(long id) {
    return waiting == null ? null : waiting.remove(id);
  }

  void arrived(long id, PacketData data) {
    Waiting waiter = remove(id);
    if (waiter != null) {
      waiter.reply().accept(data);
    }
  }

  void close(DisconnectReason reason) {
    List<Waiting> abandoned;
    synchronized (this) {
      closed = reason;
      abandoned = waiting == null ? List.of() : new ArrayList<>(waiting.values());
      waiting = null;
    }
    abandoned.forEach(waiter -> waiter.closed().accept(reason));
  }
}
