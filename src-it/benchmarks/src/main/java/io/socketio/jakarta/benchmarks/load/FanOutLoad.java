// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups of clients of which one sends events to all of its group, itself included. */
final class FanOutLoad extends Members {
  private static final byte[] ENTERED = Bytes.of("430[]");

  private final int groupSize;
  private final int window;
  private final boolean rooms;
  private final List<Group> groups = new ArrayList<>();
  private final Map<WebSocket, Member> members = new HashMap<>();
  private int entered;
  private long count;

  /** The clients that get the same events. */
  private static final class Group {
    final String name;
    final List<WebSocket> members = new ArrayList<>();
    final Map<Long, Integer> missing = new HashMap<>();
    long sent;
    private long expectedNumber = -1;
    private byte[] expected = {};

    Group(String name) {
      this.name = name;
    }

    /** What each member gets as its event of this number; most ask for the same one. */
    byte[] expected(String event, long number) {
      if (number != expectedNumber) {
        expectedNumber = number;
        expected = Bytes.of("42[\"" + event + "\",\"" + Payload.text(number) + "\"]");
      }
      return expected;
    }
  }

  /** One client, and the number of events that it has got. */
  private static final class Member {
    final Group group;
    long received;

    Member(Group group) {
      this.group = group;
    }
  }

  private FanOutLoad(int groups, int groupSize, int window, boolean rooms) {
    super(groups * groupSize);
    this.groupSize = groupSize;
    this.window = window;
    this.rooms = rooms;
    for (int i = 0; i < groups; i++) {
      this.groups.add(new Group("room-" + i));
    }
  }

  /** Everybody gets everything, one event at a time. */
  static FanOutLoad broadcast(int clients) {
    return new FanOutLoad(1, clients, 1, false);
  }

  static FanOutLoad rooms(int rooms, int members, int window) {
    return new FanOutLoad(rooms, members, window, true);
  }

  @Override
  void joined(WebSocket connection) throws IOException {
    Group group = groups.get(members.size() / groupSize);
    group.members.add(connection);
    members.put(connection, new Member(group));
    if (rooms) {
      connection.send("420[\"join\",\"" + group.name + "\"]");
    } else {
      enter();
    }
  }

  private void enter() throws IOException {
    if (++entered == size()) {
      for (Group group : groups) {
        for (int i = 0; i < window; i++) {
          send(group);
        }
      }
    }
  }

  private void send(Group group) throws IOException {
    long number = group.sent++;
    group.missing.put(number, groupSize);
    String start = rooms ? "42[\"room\",\"" + group.name + "\",\"" : "42[\"broadcast\",\"";
    group.members.get(0).send(start + Payload.text(number) + "\"]");
  }

  @Override
  void event(WebSocket connection, byte[] bytes, int start, int end) throws IOException {
    if (Bytes.startsWith(ENTERED, bytes, start)) {
      enter();
      return;
    }
    Member member = members.get(connection);
    long number = member.received++;
    byte[] expected = member.group.expected(rooms ? "room" : "broadcast", number);
    Bytes.expect(expected, bytes, start, end);
    count++;
    if (member.group.missing.merge(number, -1, Integer::sum) == 0) {
      member.group.missing.remove(number);
      send(member.group);
    }
  }

  @Override
  public boolean isRunning() {
    return entered == size();
  }

  @Override
  public long count() {
    return count;
  }
}
