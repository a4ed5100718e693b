// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that wait for their clients, in the order of their closing. Each keeps its namespace
 * as long as it waits. Thread-safe.
 */
final class StoredSessions implements SharedLimit.Store {
  private final long maxAgeNanos;
  private final SharedLimit limit;
  private final AdapterHost host;

  // Guarded by this.
  private final Map<String, StoredSession> sessions = new LinkedHashMap<>();
  private boolean closed;

  StoredSessions(long maxAgeNanos, SharedLimit limit, AdapterHost host) {
    this.maxAgeNanos = maxAgeNanos;
    this.limit = limit;
    this.host = host;
  }

  void put(String key, StoredSession session) {
    if (!host.retain()) {
      return;
    }
    release(add(key, session));
    limit.enforce();
  }

  /** Returns how many sessions have gone for it. */
  private synchronized int add(String key, StoredSession session) {
    if (closed) {
      return 1;
    }
    if (sessions.isEmpty()) {
      limit.begins(this);
    }
    int replaced = sessions.remove(key) == null ? 0 : 1;
    sessions.put(key, session);
    limit.added(1 - replaced);
    return replaced + removeWhile(oldest -> limit.isExceededBy(sessions.size()));
  }

  synchronized @Nullable StoredSession find(String key, long nanoTime) {
    StoredSession session = sessions.get(key);
    return session == null || isOver(session, nanoTime) ? null : session;
  }

  /** Takes a session that was found, unless somebody else did. */
  boolean take(String key, StoredSession session) {
    boolean taken = remove(key, session);
    release(taken ? 1 : 0);
    return taken;
  }

  private synchronized boolean remove(String key, StoredSession session) {
    boolean removed = sessions.remove(key, session);
    if (removed) {
      removed(1);
    }
    return removed;
  }

  void evict(long nanoTime) {
    release(removeOver(nanoTime));
  }

  private synchronized int removeOver(long nanoTime) {
    int before = sessions.size();
    sessions.values().removeIf(session -> isOver(session, nanoTime));
    int count = before - sessions.size();
    removed(count);
    return count;
  }

  @Override
  public void makeRoom() {
    release(dropWhile(oldest -> limit.mustMakeRoom(sessions.size())));
  }

  /** Drops everything, and keeps nothing from now on. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    release(dropWhile(oldest -> true));
  }

  private synchronized int dropWhile(Predicate<StoredSession> condition) {
    return removeWhile(condition);
  }

  private int removeWhile(Predicate<StoredSession> condition) {
    int count = 0;
    Iterator<StoredSession> oldest = sessions.values().iterator();
    while (oldest.hasNext() && condition.test(oldest.next())) {
      oldest.remove();
      removed(1);
      count++;
    }
    return count;
  }

  private void removed(int count) {
    limit.removed(count);
    if (sessions.isEmpty()) {
      limit.ends(this);
    }
  }

  /** Not under the lock: the namespace may go with its last session. */
  private void release(int count) {
    for (int i = 0; i < count; i++) {
      host.release();
    }
  }

  private boolean isOver(StoredSession session, long nanoTime) {
    return nanoTime - session.nanoTime() > maxAgeNanos;
  }
}
