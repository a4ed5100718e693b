// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.adapter.RoomListener;
import jakarta.enterprise.context.ApplicationScoped;

/** Is told of rooms, which no client has for itself. */
@ApplicationScoped
public class Rooms implements RoomListener {
  /** Who puts others into a room of that name. */
  static final String BY_HANDLER = "by-handler";

  /** The same for an HTTP request. */
  static final String BY_REQUEST = "by-request";

  @Override
  public void joined(String room, String socketId) {
    note("room-listener", room);
  }

  /** The rooms of single sockets are left out. */
  static void note(String hook, String room) {
    if (room.equals(BY_HANDLER) || room.equals(BY_REQUEST)) {
      Notes.add(hook + "/" + room, Names.NOBODY);
    }
  }
}
