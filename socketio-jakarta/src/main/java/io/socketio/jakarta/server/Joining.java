// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.DisconnectReason;
import org.jspecify.annotations.Nullable;

/**
 * A client on its way into one namespace: one CONNECT that is being decided, and the last of those
 * that came meanwhile. Thread-safe.
 */
final class Joining {
  private volatile @Nullable DefaultSocket candidate;

  private volatile Claim claim = Claim.NONE;

  // Guarded by this.
  private @Nullable Ask next;
  private boolean over;

  /**
   * Takes a CONNECT that came while another is being decided, in whose place it comes.
   *
   * @return false if that is decided
   */
  boolean replace(Ask ask) {
    synchronized (this) {
      if (over) {
        return false;
      }
      if (next != null) {
        next.claim().release();
      }
      claim.leaves();
      next = ask.claimed();
    }
    withdrawn();
    return true;
  }

  /** A CONNECT is being decided from now on, and holds something meanwhile. */
  void begin(Claim held) {
    claim = held;
  }

  Claim claim() {
    return claim;
  }

  /** The CONNECT has become a candidate, which is one no more if another CONNECT has come. */
  void decideOn(DefaultSocket socket) {
    candidate = socket;
    withdrawn();
  }

  private void withdrawn() {
    DefaultSocket socket = candidate;
    if (socket != null && hasNext()) {
      socket.withdraw();
    }
  }

  private synchronized boolean hasNext() {
    return next != null;
  }

  /** One is decided: the next one, or none for ever. A socket that it became keeps its claim. */
  synchronized @Nullable Ask next() {
    DefaultSocket socket = candidate;
    if (socket == null || !socket.wasConnected()) {
      claim.release();
    }
    Ask following = next;
    next = null;
    candidate = null;
    over = following == null;
    return following;
  }

  /** The connection has ended. */
  void close(DisconnectReason reason) {
    DefaultSocket socket = candidate;
    if (socket != null) {
      socket.close(reason);
    }
  }
}
