// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A limit of what the stores of many namespaces hold together. When it is exceeded, those that hold
 * more than their share drop what is oldest; the others lose nothing. The limit is divided among
 * the stores that hold anything. Thread-safe.
 */
final class SharedLimit {
  /** Others make room in steps, so that stores are not looked through for each thing that comes. */
  private static final int STEPS = 16;

  private final long most;
  private final AtomicLong held = new AtomicLong();
  private final Set<Store> stores = ConcurrentHashMap.newKeySet();

  SharedLimit(long most) {
    this.most = most;
  }

  /** What one namespace keeps. */
  @FunctionalInterface
  interface Store {
    /** Drops what is oldest as long as it {@linkplain SharedLimit#mustMakeRoom must}. */
    void makeRoom();
  }

  /** A store is no longer empty. */
  void begins(Store store) {
    stores.add(store);
  }

  /** A store is empty. */
  void ends(Store store) {
    stores.remove(store);
  }

  void added(long size) {
    held.addAndGet(size);
  }

  void removed(long size) {
    held.addAndGet(-size);
  }

  /** Whether a store that has just got something must drop what is oldest. */
  boolean isExceededBy(long size) {
    return held.get() > most && size > share();
  }

  /** Whether a store must drop what is oldest because others have got something. */
  boolean mustMakeRoom(long size) {
    return held.get() > most - most / STEPS && size > share();
  }

  private long share() {
    return most / Math.max(1, stores.size());
  }

  /** Lets stores make room, if there is none. Not to be called under the lock of one. */
  void enforce() {
    if (held.get() > most) {
      stores.forEach(Store::makeRoom);
    }
  }

  /** What all stores hold. */
  long held() {
    return held.get();
  }
}
