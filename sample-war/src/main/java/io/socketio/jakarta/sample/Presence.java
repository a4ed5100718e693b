// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import static java.lang.String.CASE_INSENSITIVE_ORDER;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.socketio.jakarta.RemoteSocket;
import io.socketio.jakarta.SocketIoServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells who is where.
 *
 * <p>Each change takes a revision before it reads the sockets. So the list with the highest
 * revision shows all changes, in whatever order the lists arrive; clients keep that one.
 */
@ApplicationScoped
class Presence {
  private static final System.Logger LOG = System.getLogger(Presence.class.getName());
  private static final List<String> ALWAYS_OPEN = List.of("lobby", "jakarta", "coffee");

  private final AtomicLong revisions = new AtomicLong();

  @Inject SocketIoServer io;

  /** One line of the list of rooms. */
  public record Occupancy(String name, int people) {}

  /** All rooms, for everybody. */
  public record Rooms(long revision, List<Occupancy> rooms) {}

  /** The people of one room, for that room. */
  public record Members(long revision, String room, List<Member> members) {}

  /** Tells the rooms who is in them now, and everybody how full the rooms are. */
  void changed(Room... rooms) {
    long revision = revisions.incrementAndGet();
    io.fetchSockets()
        .thenAccept(sockets -> publish(revision, byRoom(sockets), List.of(rooms)))
        .exceptionally(
            failure -> {
              LOG.log(WARNING, "Cannot tell who is where", failure);
              return null;
            });
  }

  private void publish(long revision, Map<Room, List<Member>> people, List<Room> changed) {
    io.emit("rooms", new Rooms(revision, occupancies(people)));
    for (Room room : changed) {
      List<Member> members = people.getOrDefault(room, List.of());
      io.to(room.channel()).emit("members", new Members(revision, room.name(), members));
    }
  }

  private static Map<Room, List<Member>> byRoom(List<RemoteSocket> sockets) {
    return sockets.stream()
        .map(Profile::of)
        .filter(profile -> profile.room().isPresent())
        .sorted(comparing(profile -> profile.member().nickname(), CASE_INSENSITIVE_ORDER))
        .collect(
            groupingBy(
                profile -> profile.room().orElseThrow(), mapping(Profile::member, toList())));
  }

  private static List<Occupancy> occupancies(Map<Room, List<Member>> people) {
    var others = new TreeSet<String>();
    people.keySet().forEach(room -> others.add(room.name()));
    ALWAYS_OPEN.forEach(others::remove);
    var names = new ArrayList<>(ALWAYS_OPEN);
    names.addAll(others);
    return names.stream()
        .map(name -> new Occupancy(name, people.getOrDefault(new Room(name), List.of()).size()))
        .toList();
  }
}
