// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What bounds the sockets of one connection: {@code maxAuthBytes} its own, and {@code
 * maxSocketBytes} those of all connections. The first socket counts for the latter only by what its
 * auth takes beyond a kilobyte: {@code maxSessions} bounds the rest, and nobody who needs one
 * namespace is locked out by others who are in hundreds.
 */
final class SocketMemory {
  /** What a socket takes, without its auth. */
  static final int SOCKET_BYTES = 1_200;

  /** What does not count of the first one. */
  static final int FREE_BYTES = SOCKET_BYTES + 1_024;

  private final Budget auth;
  private final Budget all;
  private final AtomicBoolean hasFirst = new AtomicBoolean();

  SocketMemory(long maxAuthBytes, Budget all) {
    this.auth = new Budget(maxAuthBytes);
    this.all = all;
  }

  /** What the auth of this connection may take. */
  Budget auth() {
    return auth;
  }

  /** What the sockets of all connections may take. */
  Budget all() {
    return all;
  }

  /** Makes a socket the first one, unless there is one. */
  boolean takeFirst() {
    return hasFirst.compareAndSet(false, true);
  }

  /** The first one is that no more. */
  void giveFirst() {
    hasFirst.set(false);
  }
}
