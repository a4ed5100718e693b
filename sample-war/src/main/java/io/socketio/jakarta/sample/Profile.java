// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import io.socketio.jakarta.RemoteSocket;
import io.socketio.jakarta.Socket;
import java.util.Map;
import java.util.Optional;

/**
 * What the chat knows of a socket. It is kept in the data of the socket, where {@code fetchSockets}
 * finds it on all nodes.
 */
record Profile(String id, Map<String, Object> data) {
  private static final String NICKNAME = "nickname";
  private static final String ROOM = "room";

  static Profile of(Socket socket) {
    return new Profile(socket.id(), socket.data());
  }

  static Profile of(RemoteSocket socket) {
    return new Profile(socket.id(), socket.data());
  }

  static void nickname(Socket socket, String nickname) {
    socket.data().put(NICKNAME, nickname);
  }

  static void room(Socket socket, Room room) {
    socket.data().put(ROOM, room.name());
  }

  Member member() {
    return new Member(id, String.valueOf(data.get(NICKNAME)));
  }

  Optional<Room> room() {
    return data.get(ROOM) instanceof String name ? Optional.of(new Room(name)) : Optional.empty();
  }
}
