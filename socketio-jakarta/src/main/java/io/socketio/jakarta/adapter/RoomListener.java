// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

/**
 * Is told how the rooms of one namespace change on this node: the events {@code create-room},
 * {@code join-room}, {@code leave-room} and {@code delete-room} of the reference server's adapters.
 * The room that each socket has for itself is one of them.
 *
 * <p>Only changes are told: not that a socket joins a room that it is in. The calls come in the
 * order of the changes and one at a time, normally before the method returns that makes the change;
 * if another thread is busy with the calls, on that thread soon after. They must be quick, because
 * further changes wait in memory, and may change rooms themselves.
 */
public interface RoomListener {
  /**
   * A room has its first member.
   *
   * @param room the room
   */
  default void created(String room) {}

  /**
   * A socket has joined a room.
   *
   * @param room the room
   * @param socketId the socket's id
   */
  default void joined(String room, String socketId) {}

  /**
   * A socket has left a room.
   *
   * @param room the room
   * @param socketId the socket's id
   */
  default void left(String room, String socketId) {}

  /**
   * A room has lost its last member.
   *
   * @param room the room
   */
  default void deleted(String room) {}
}
