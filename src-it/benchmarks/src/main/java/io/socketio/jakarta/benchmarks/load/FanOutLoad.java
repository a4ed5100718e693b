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

  private final Payload payload;
  private final int stalled;
  private final int groupSize;
  private final int window;
  private final boolean rooms;
  private final List<Group> groups = new ArrayList<>();
  private final Map<WebSocket, Member> members = new HashMap<>();
  private int stopped;
  private int entered;
  private long count;
  private boolean finishing;

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
    byte[] expected(String event, long number, Payload payload) {
      if (number != expectedNumber) {
        expectedNumber = number;
        expected = Bytes.of("42[\"" + event + "\"," + payload.json(number) + "]");
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

  private FanOutLoad(int groups, int groupSize, int window, Payload payload, int stalled) {
    super(groups * groupSize + stalled, "");
    this.groupSize = groupSize;
    this.window = window;
    this.payload = payload;
    this.stalled = stalled;
    rooms = groups > 1;
    for (int i = 0; i < groups; i++) {
      this.groups.add(new Group("room-" + i));
    }
  }

  /**
   * Everybody gets everything, one event at a time.
   *
   * @param stalled how many more clients join and then never read
   */
  static FanOutLoad broadcast(int clients, Payload payload, int stalled) {
    return new FanOutLoad(1, clients, 1, payload, stalled);
  }

  static FanOutLoad rooms(int rooms, int members, int window, Payload payload) {
    return new FanOutLoad(rooms, members, window, payload, 0);
  }

  @Override
  void joined(WebSocket connection) throws IOException {
    if (stopped < stalled) {
      stopped++;
      connection.stopReading();
      return;
    }
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
    entered++;
    if (isRunning()) {
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
    String start = rooms ? "42[\"room\",\"" + group.name + "\"," : "42[\"broadcast\",";
    group.members.get(0).send(start + payload.json(number) + "]");
  }

  @Override
  void event(WebSocket connection, byte[] bytes, int start, int end) throws IOException {
    if (Bytes.startsWith(ENTERED, bytes, start)) {
      enter();
      return;
    }
    Member member = members.get(connection);
    long number = member.received++;
    byte[] expected = member.group.expected(rooms ? "room" : "broadcast", number, payload);
    Answers.expect(expected, bytes, start, end);
    count++;
    if (member.group.missing.merge(number, -1, Integer::sum) == 0) {
      member.group.missing.remove(number);
      if (!finishing) {
        send(member.group);
      }
    }
  }

  @Override
  public boolean isRunning() {
    return entered + stalled == size();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void finish() {
    finishing = true;
  }

  @Override
  public boolean isFinished() {
    return groups.stream().allMatch(group -> group.missing.isEmpty());
  }
}
