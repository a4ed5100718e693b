// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one CONNECT holds of the {@link SocketMemory}, and its socket after it, until the handlers
 * have heard of its end. Thread-safe.
 */
final class Claim {
  private static final String TOO_MUCH_AUTH = "Too much auth data";
  private static final String TOO_MANY_SOCKETS = "Too many sockets";

  /** Of what takes nothing. */
  static final Claim NONE = new Claim(new SocketMemory(0, new Budget(0)), 0);

  private final SocketMemory memory;
  private final long auth;

  // Guarded by this.
  private boolean holds;
  private boolean first;
  private long held;
  private @Nullable String refusal;

  /**
   * Makes a claim that holds nothing yet.
   *
   * @param auth the size of the auth as it is kept
   */
  Claim(SocketMemory memory, long auth) {
    this.memory = memory;
    this.auth = auth;
  }

  /** Takes what is claimed, once. False: there is not as much left, and the CONNECT is refused. */
  synchronized boolean take() {
    if (!memory.auth().take(auth)) {
      refusal = TOO_MUCH_AUTH;
      return false;
    }
    holds = true;
    first = memory.takeFirst();
    long cost = first ? Math.max(0, cost() - SocketMemory.FREE_BYTES) : cost();
    if (memory.all().take(cost)) {
      held = cost;
      return true;
    }
    release();
    refusal = TOO_MANY_SOCKETS;
    return false;
  }

  private long cost() {
    return SocketMemory.SOCKET_BYTES + auth;
  }

  /** Why it could take nothing. */
  synchronized Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * Counts to the full from now on, if there is room or not: the socket is about to leave, and
   * another one of the connection may be the first.
   */
  synchronized void leaves() {
    if (first) {
      first = false;
      memory.all().force(cost() - held);
      held = cost();
      memory.giveFirst();
    }
  }

  /** Gives back what it holds. Idempotent. */
  synchronized void release() {
    if (holds) {
      holds = false;
      memory.auth().give(auth);
      memory.all().give(held);
      if (first) {
        first = false;
        memory.giveFirst();
      }
    }
  }
}
