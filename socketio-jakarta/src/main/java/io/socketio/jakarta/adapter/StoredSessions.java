// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions that wait for their clients, in the order of their closing. Thread-safe. */
final class StoredSessions {
  /** Clients that come and go at will must not fill the memory: the oldest session goes. */
  private static final int MAX = 100_000;

  private final long maxAgeNanos;
  private final Map<String, StoredSession> sessions = new LinkedHashMap<>();

  StoredSessions(long maxAgeNanos) {
    this.maxAgeNanos = maxAgeNanos;
  }

  synchronized void put(String key, StoredSession session) {
    sessions.put(key, session);
    if (sessions.size() > MAX) {
      Iterator<StoredSession> oldest = sessions.values().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  synchronized @Nullable StoredSession find(String key, long nanoTime) {
    StoredSession session = sessions.get(key);
    return session == null || isOver(session, nanoTime) ? null : session;
  }

  /** Takes a session that was found, unless somebody else did. */
  synchronized boolean take(String key, StoredSession session) {
    return sessions.remove(key, session);
  }

  synchronized void evict(long nanoTime) {
    sessions.values().removeIf(session -> isOver(session, nanoTime));
  }

  private boolean isOver(StoredSession session, long nanoTime) {
    return nanoTime - session.nanoTime() > maxAgeNanos;
  }
}
