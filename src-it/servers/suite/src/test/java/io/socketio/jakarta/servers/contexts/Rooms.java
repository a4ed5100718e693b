// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.adapter.RoomListener;
import jakarta.enterprise.context.ApplicationScoped;

/** Is told of rooms, whose names tell who puts others there. */
@ApplicationScoped
public class Rooms implements RoomListener {
  static final String OF_CALLER = "room of ";

  @Override
  public void joined(String room, String socketId) {
    note("room-listener", room);
  }

  static void note(String hook, String room) {
    if (room.startsWith(OF_CALLER)) {
      Notes.add(hook, room.substring(OF_CALLER.length()));
    }
  }
}
