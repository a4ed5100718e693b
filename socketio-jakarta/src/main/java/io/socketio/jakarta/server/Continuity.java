// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.adapter.Session;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What ties a socket to its predecessor and its successor, if its namespace recovers any. */
final class Continuity {
  private final @Nullable Recovery recovery;
  private final String pid;
  private final String key;
  private final Optional<Session> former;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private volatile @Nullable DefaultSocket socket;

  /** Nothing is recovered here. */
  Continuity() {
    this(null, "", "", Optional.empty());
  }

  /**
   * Ties a socket.
   *
   * @param pid the secret that the client proves itself with when it comes back
   * @param key what its session is stored by
   * @param former the session to go on with; empty: a new one
   */
  Continuity(@Nullable Recovery recovery, String pid, String key, Optional<Session> former) {
    this.recovery = recovery;
    this.pid = pid;
    this.key = key;
    this.former = former;
  }

  /** Whether what is emitted must be found again later. */
  boolean isOn() {
    return recovery != null;
  }

  Optional<String> pid() {
    return isOn() ? Optional.of(pid) : Optional.empty();
  }

  Optional<Session> former() {
    return former;
  }

  /** The socket is connected: a successor may come from now on. */
  void begin(DefaultSocket connected) {
    socket = connected;
    if (recovery != null) {
      recovery.add(key, this);
    }
  }

  /** The socket did not get as far as that: the next one may try. */
  void abandon() {
    if (recovery != null) {
      former.ifPresent(session -> recovery.persist(key, session));
    }
  }

  /** The socket is about to leave its rooms. */
  void leave(DefaultSocket leaving, DisconnectReason reason) {
    if (recovery != null && mayComeBack(reason)) {
      recovery.persist(key, leaving);
    }
  }

  private static boolean mayComeBack(DisconnectReason reason) {
    return switch (reason) {
      case CLIENT_NAMESPACE_DISCONNECT, SERVER_NAMESPACE_DISCONNECT, PARSE_ERROR -> false;
      case TRANSPORT_CLOSE,
          TRANSPORT_ERROR,
          PING_TIMEOUT,
          FORCED_CLOSE,
          FORCED_SERVER_CLOSE,
          SERVER_SHUTTING_DOWN ->
          true;
    };
  }

  /** Everybody has been told of the disconnect. */
  void end() {
    if (recovery != null) {
      recovery.remove(key, this);
    }
    over.complete(null);
  }

  /** Whether the socket is connected: nobody else gets its session then. */
  boolean isTaken() {
    DefaultSocket living = socket;
    return living != null && living.connected();
  }

  /** Completes when the handlers of the disconnect have returned. */
  CompletionStage<Void> over() {
    return over;
  }
}
