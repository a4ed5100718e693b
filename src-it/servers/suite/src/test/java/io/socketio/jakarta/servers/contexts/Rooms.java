// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.adapter.RoomListener;
import jakarta.enterprise.context.ApplicationScoped;

/** Is told of rooms, which no client has for itself. */
@ApplicationScoped
public class Rooms implements RoomListener {
  static final String NOTED = "noted";

  @Override
  public void joined(String room, String socketId) {
    note("room-listener", room);
  }

  /** The rooms of single sockets are left out. */
  static void note(String hook, String room) {
    if (room.equals(NOTED)) {
      Notes.add(hook, Names.NOBODY);
    }
  }
}
