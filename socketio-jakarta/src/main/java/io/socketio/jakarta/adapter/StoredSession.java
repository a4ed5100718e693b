// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import java.util.Map;
import java.util.Set;

/**
 * A session of the {@link SessionAwareAdapter}.
 *
 * @param lastOffset the last event that was sent; empty: none
 * @param joinedAt where in the log a client begins that has received none
 * @param seen where in the log a client begins that has received all that was sent
 * @param from where in the log this client begins, once that is known
 * @param offset what the client named, once that is known
 * @param nanoTime when the socket was closed
 */
record StoredSession(
    String id,
    Set<String> rooms,
    Map<String, Object> data,
    String lastOffset,
    long joinedAt,
    long seen,
    long from,
    String offset,
    long nanoTime)
    implements Session {

  static StoredSession of(LocalSocket socket, SessionTrack track, long logged, long nanoTime) {
    return new StoredSession(
        socket.id(),
        Set.copyOf(socket.roomSet()),
        Map.copyOf(socket.data()),
        track.lastOffset(),
        track.joinedAt(),
        track.seen(logged),
        0,
        "",
        nanoTime);
  }

  StoredSession from(long position, String clientOffset) {
    return new StoredSession(
        id, rooms, data, lastOffset, joinedAt, seen, position, clientOffset, nanoTime);
  }
}
