// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest messages of the rooms used latest, in memory. */
@ApplicationScoped
class History {
  static final int MESSAGES = 50;
  static final int ROOMS = 100;

  private final Map<Room, Deque<Message>> rooms =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Room, Deque<Message>> eldest) {
          return size() > ROOMS;
        }
      };

  /** Adds a message, unless it is there already because the client sent it again. */
  synchronized void add(Room room, Message message) {
    Deque<Message> messages = rooms.computeIfAbsent(room, key -> new ArrayDeque<>());
    if (messages.stream().anyMatch(known -> known.id().equals(message.id()))) {
      return;
    }
    if (messages.size() == MESSAGES) {
      messages.removeFirst();
    }
    messages.addLast(message);
  }

  /** The messages of a room, oldest first. */
  synchronized List<Message> of(Room room) {
    Deque<Message> messages = rooms.get(room);
    return messages == null ? List.of() : List.copyOf(messages);
  }
}
