// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.util.Threads;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What listeners are told of rooms. */
final class RoomListenerTest extends ServerTest {
  private final Socket ada = connect();
  private final Socket bob = connect();

  private Socket connect() {
    return io.socket(FakeClient.open(io).join("/")).orElseThrow();
  }

  @Test
  void tellsRealChangesOnly() {
    io.onRooms(new Noting());

    ada.join("red");
    ada.join("red", "red");
    bob.join("red");
    ada.leave("red");
    ada.leave("red", "never");
    bob.leave("red");

    expectNotes("created red", "joined red " + ada.id(), "joined red " + bob.id());
    expectNotes("left red " + ada.id(), "left red " + bob.id(), "deleted red");
    expectNoNote();
  }

  @Test
  void tellsOfTheRoomThatEachSocketHasForItself() {
    io.onRooms(new Noting());
    FakeClient client = FakeClient.open(io);
    String id = client.join("/");
    expectNotes("created " + id, "joined " + id + " " + id);

    client.drop();

    expectNotes("left " + id + " " + id, "deleted " + id);
    expectNoNote();
  }

  @Test
  void aRoomOfSomebodyElsesNameIsOneRoom() {
    io.onRooms(new Noting());

    bob.join(ada.id());
    ada.leave(ada.id());
    bob.leave(ada.id());

    expectNotes("joined " + ada.id() + " " + bob.id(), "left " + ada.id() + " " + ada.id());
    expectNotes("left " + ada.id() + " " + bob.id(), "deleted " + ada.id());
    expectNoNote();
  }

  @Test
  void tellsOfSelectionsToo() {
    io.onRooms(new Noting());

    io.to(ada.id()).socketsJoin("red", "red");
    io.to(ada.id()).socketsLeave("red", "red");

    expectNotes("created red", "joined red " + ada.id(), "left red " + ada.id(), "deleted red");
    expectNoNote();
  }

  @Test
  void aListenerMayChangeRooms() {
    io.onRooms(
        new RoomListener() {
          @Override
          public void joined(String room, String socketId) {
            if (room.equals("red")) {
              io.to(socketId).socketsJoin("colour");
            }
          }
        });
    io.onRooms(new Noting());

    ada.join("red");

    expectNotes("created red", "joined red " + ada.id());
    expectNotes("created colour", "joined colour " + ada.id());
  }

  @Test
  void aListenerMayLeaveTheRoomAgain() {
    io.onRooms(
        new RoomListener() {
          @Override
          public void left(String room, String socketId) {
            io.to(socketId).socketsLeave(room);
            ada.leave(room);
          }
        });
    ada.join("red");
    io.onRooms(new Noting());

    ada.leave("red");

    expectNotes("left red " + ada.id(), "deleted red");
    expectNoNote();
  }

  @Test
  void aListenerThatFailsOrIsRemovedIsNobodyElsesConcern() {
    io.onRooms(
        new RoomListener() {
          @Override
          public void created(String room) {
            throw new IllegalStateException("expected");
          }
        });
    Registration removed = io.onRooms(new Noting());

    ada.join("red");
    expectNotes("created red", "joined red " + ada.id());
    removed.remove();
    ada.leave("red");

    expectNoNote();
  }

  /** However the threads meet, what is told makes sense, and nobody is left in a room. */
  @Test
  void tellsAConsistentStoryOfConcurrentChanges() throws Exception {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    io.onRooms(
        new RoomListener() {
          @Override
          public void created(String room) {
            told.add("created");
          }

          @Override
          public void joined(String room, String socketId) {
            told.add("+" + socketId);
          }

          @Override
          public void left(String room, String socketId) {
            told.add("-" + socketId);
          }

          @Override
          public void deleted(String room) {
            told.add("deleted");
          }
        });

    Threads.race(
        Collections.nCopies(
            4,
            () -> {
              for (int i = 0; i < 2_000; i++) {
                ada.join("hot");
                bob.join("hot");
                ada.leave("hot");
                bob.leave("hot");
              }
            }));

    Story story = new Story();
    told.forEach(story::next);
    assertThat(story.members).doesNotContainValue(true);
    assertThat(story.exists).isFalse();
    assertThat(io.rooms()).containsExactlyInAnyOrder(ada.id(), bob.id());
    io.to("hot").emit("nobody");
    assertThat(FakeClient.await(io.to("hot").fetchSockets())).isEmpty();
  }

  private static final class Story {
    private final Map<String, Boolean> members = new HashMap<>();
    private boolean exists;

    void next(String change) {
      switch (change.charAt(0)) {
        case 'c' -> {
          assertThat(exists).isFalse();
          exists = true;
        }
        case '+' -> {
          assertThat(exists).isTrue();
          assertThat(members.put(change.substring(1), true)).isNotEqualTo(true);
        }
        case '-' -> assertThat(members.put(change.substring(1), false)).isEqualTo(true);
        default -> {
          assertThat(exists).isTrue();
          assertThat(members).doesNotContainValue(true);
          exists = false;
        }
      }
    }
  }

  private void expectNotes(String... expected) {
    for (String note : expected) {
      assertThat(nextNote()).isEqualTo(note);
    }
  }

  private final class Noting implements RoomListener {
    @Override
    public void created(String room) {
      note("created " + room);
    }

    @Override
    public void joined(String room, String socketId) {
      note("joined " + room + " " + socketId);
    }

    @Override
    public void left(String room, String socketId) {
      note("left " + room + " " + socketId);
    }

    @Override
    public void deleted(String room) {
      note("deleted " + room);
    }
  }
}
