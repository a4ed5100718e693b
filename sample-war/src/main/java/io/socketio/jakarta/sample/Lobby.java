// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.cdi.DisconnectEvent;
import io.socketio.jakarta.cdi.OnDisconnect;
import io.socketio.jakarta.cdi.OnSocketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Leads people to their rooms; everybody is in one at a time. */
@ApplicationScoped
class Lobby {
  @Inject Presence presence;
  @Inject History history;

  /** The wish to enter a room. */
  public record Join(String room) {
    /** Refuses payloads without a room. */
    public Join {
      Objects.requireNonNull(room, "room");
    }
  }

  /** The answer to {@link Join}: the room as it is called here, and what was said in it lately. */
  public record Joined(String room, List<Message> history) {}

  void join(@Observes @OnSocketEvent("join") Join join, Socket socket, Ack ack) {
    Optional<Room> wanted = Room.of(join.room());
    if (wanted.isEmpty()) {
      ack.send(new Reply.Refusal(Room.RULE));
      return;
    }
    Room room = wanted.get();
    Optional<Room> left = Profile.of(socket).room().filter(before -> !before.equals(room));
    left.ifPresent(before -> socket.leave(before.channel()));
    Profile.room(socket, room);
    socket.join(room.channel());
    // Read after the join: what is said from now on comes to the socket by itself.
    ack.send(new Joined(room.name(), history.of(room)));
    left.ifPresentOrElse(before -> presence.changed(before, room), () -> presence.changed(room));
  }

  void left(@Observes @OnDisconnect DisconnectEvent event) {
    Profile.of(event.socket()).room().ifPresent(presence::changed);
  }
}
