// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.engine.EngineMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The events that may have to be sent again, oldest first, each with its position: 1 for the first
 * event of all. Guarded by itself.
 */
final class EventLog implements SharedLimit.Store {
  /** What an entry takes beside its messages, so that small events are bounded too. */
  private static final int ENTRY_BYTES = 176;

  private final long maxAgeNanos;
  private final SharedLimit limit;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Long> positions = new HashMap<>();
  private long last;
  private long bytes;
  private boolean closed;

  EventLog(long maxAgeNanos, SharedLimit limit) {
    this.maxAgeNanos = maxAgeNanos;
    this.limit = limit;
  }

  /**
   * An event that was emitted.
   *
   * @param offset what clients name it by
   * @param audience who was to receive it
   */
  record Entry(
      long position,
      long nanoTime,
      String offset,
      Audience audience,
      List<EngineMessage> messages,
      long size) {}

  /** Who was to receive an event, asked of those who could not. */
  @FunctionalInterface
  interface Audience extends Predicate<Session> {}

  /** Adds an event and returns its position. */
  long append(String offset, Audience audience, List<EngineMessage> messages, long nanoTime) {
    long size = ENTRY_BYTES;
    for (EngineMessage message : messages) {
      size += message.heldBytes();
    }
    last++;
    if (closed) {
      return last;
    }
    if (entries.isEmpty()) {
      limit.begins(this);
    }
    entries.add(new Entry(last, nanoTime, offset, audience, messages, size));
    positions.put(offset, last);
    bytes += size;
    limit.added(size);
    evict(nanoTime);
    return last;
  }

  /** Drops what is too old, and the oldest events if there are too many bytes. */
  void evict(long nanoTime) {
    dropWhile(oldest -> limit.isExceededBy(bytes) || nanoTime - oldest.nanoTime > maxAgeNanos);
  }

  @Override
  public synchronized void makeRoom() {
    dropWhile(oldest -> limit.mustMakeRoom(bytes));
  }

  /** Drops everything, and keeps nothing from now on. */
  void close() {
    closed = true;
    dropWhile(oldest -> true);
  }

  private void dropWhile(Predicate<Entry> condition) {
    Entry oldest = entries.peek();
    while (oldest != null && condition.test(oldest)) {
      entries.remove();
      positions.remove(oldest.offset);
      bytes -= oldest.size;
      limit.removed(oldest.size);
      oldest = entries.peek();
      if (oldest == null) {
        limit.ends(this);
      }
    }
  }

  /** The position of the newest event; 0 before the first. */
  long last() {
    return last;
  }

  OptionalLong positionOf(String offset) {
    Long position = positions.get(offset);
    return position == null ? OptionalLong.empty() : OptionalLong.of(position);
  }

  /** Whether nothing after a position has been dropped. */
  boolean isCompleteAfter(long position) {
    return last - entries.size() <= position;
  }

  /** The events after a position, oldest first. */
  List<Entry> after(long position) {
    List<Entry> found = new ArrayList<>();
    for (Iterator<Entry> newest = entries.descendingIterator(); newest.hasNext(); ) {
      Entry entry = newest.next();
      if (entry.position <= position) {
        break;
      }
      found.add(entry);
    }
    Collections.reverse(found);
    return found;
  }
}
