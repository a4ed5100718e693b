// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which room on this node.
 *
 * <p>The room that each socket has for itself is not stored: looking up a room that bears a
 * socket's id finds the socket. So a client that joins nothing costs no room. A room and the sets
 * of its members change together, under the lock of its entry in the map.
 */
final class Rooms {
  private final AdapterHost host;
  private final ConcurrentMap<String, Set<LocalSocket>> rooms = new ConcurrentHashMap<>();
  private final RoomChanges changes;

  Rooms(AdapterHost host) {
    this.host = host;
    this.changes = new RoomChanges(host);
  }

  void join(LocalSocket socket, Set<String> names) {
    for (String room : names) {
      if (!socket.roomSet().contains(room)) {
        rooms.compute(room, (key, members) -> joined(key, socket, members));
      }
    }
    changes.tell();
  }

  void leave(LocalSocket socket, Set<String> names) {
    for (String room : names) {
      if (socket.roomSet().contains(room)) {
        rooms.compute(room, (key, members) -> left(key, socket, members));
      }
    }
    changes.tell();
  }

  private @Nullable Set<LocalSocket> joined(
      String room, LocalSocket socket, @Nullable Set<LocalSocket> members) {
    boolean isNew = members == null && owner(room).isEmpty();
    if (!socket.roomSet().add(room)) {
      return members;
    }
    if (isNew) {
      changes.note(listener -> listener.created(room));
    }
    changes.note(listener -> listener.joined(room, socket.id()));
    if (room.equals(socket.id())) {
      return members;
    }
    Set<LocalSocket> set = members == null ? ConcurrentHashMap.newKeySet(4) : members;
    set.add(socket);
    return set;
  }

  private @Nullable Set<LocalSocket> left(
      String room, LocalSocket socket, @Nullable Set<LocalSocket> members) {
    if (!socket.roomSet().remove(room)) {
      return members;
    }
    changes.note(listener -> listener.left(room, socket.id()));
    Set<LocalSocket> rest = without(socket, members);
    if (rest == null && owner(room).isEmpty()) {
      changes.note(listener -> listener.deleted(room));
    }
    return rest;
  }

  private static @Nullable Set<LocalSocket> without(
      LocalSocket socket, @Nullable Set<LocalSocket> members) {
    if (members == null) {
      return null;
    }
    members.remove(socket);
    return members.isEmpty() ? null : members;
  }

  Collection<? extends LocalSocket> members(String room) {
    Set<LocalSocket> members = rooms.get(room);
    List<? extends LocalSocket> owner = owner(room);
    if (members == null) {
      return owner;
    }
    if (owner.isEmpty()) {
      return members;
    }
    Set<LocalSocket> both = new HashSet<>(members);
    both.addAll(owner);
    return both;
  }

  /** The socket whose own room this is, if it is still in it. */
  private List<? extends LocalSocket> owner(String room) {
    return host.socket(room).filter(socket -> socket.roomSet().contains(room)).stream().toList();
  }

  Set<String> names() {
    Set<String> all = new HashSet<>(rooms.keySet());
    host.sockets().forEach(socket -> all.addAll(socket.roomSet()));
    return all;
  }

  void clear() {
    rooms.clear();
  }
}
