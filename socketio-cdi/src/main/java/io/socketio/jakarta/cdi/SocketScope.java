// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.util.Faults;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The {@link SocketScoped} instances of one socket. Thread-safe.
 *
 * <p>The lock is held while an instance is created, as it must exist once; it is the socket's own,
 * and creating one instance may create another.
 */
final class SocketScope {
  /** The scope of sockets that are not connected. */
  static final SocketScope NONE = ended();

  private static final System.Logger LOG = System.getLogger(SocketScope.class.getName());

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Contextual<?>, Entry<?>> entries = new LinkedHashMap<>();
  private volatile boolean active = true;

  private static SocketScope ended() {
    SocketScope scope = new SocketScope();
    scope.active = false;
    return scope;
  }

  boolean active() {
    return active;
  }

  <T> @Nullable T get(Contextual<T> contextual) {
    lock.lock();
    try {
      Entry<T> entry = find(contextual);
      return entry == null ? null : entry.instance;
    } finally {
      lock.unlock();
    }
  }

  <T> T get(Contextual<T> contextual, CreationalContext<T> creation) {
    lock.lock();
    try {
      Entry<T> entry = find(contextual);
      if (entry == null) {
        entry = new Entry<>(contextual, creation, contextual.create(creation));
        entries.put(contextual, entry);
      }
      return entry.instance;
    } finally {
      lock.unlock();
    }
  }

  void destroy(Contextual<?> contextual) {
    Entry<?> entry;
    lock.lock();
    try {
      entry = entries.remove(contextual);
    } finally {
      lock.unlock();
    }
    if (entry != null) {
      entry.destroy();
    }
  }

  /** Destroys all instances, the youngest first. */
  void end() {
    List<Entry<?>> rest;
    lock.lock();
    try {
      active = false;
      rest = List.copyOf(entries.values());
      entries.clear();
    } finally {
      lock.unlock();
    }
    for (int i = rest.size() - 1; i >= 0; i--) {
      rest.get(i).destroy();
    }
  }

  @SuppressWarnings("unchecked") // an entry is put with the contextual that created its instance
  private <T> @Nullable Entry<T> find(Contextual<T> contextual) {
    if (!active) {
      throw new ContextNotActiveException("the socket is not connected: @SocketScoped");
    }
    return (Entry<T>) entries.get(contextual);
  }

  private record Entry<T>(Contextual<T> contextual, CreationalContext<T> creation, T instance) {
    void destroy() {
      Faults.isolate(
          LOG, () -> "cannot destroy " + contextual, () -> contextual.destroy(instance, creation));
    }
  }
}
