// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A selection of sockets and what can be done to all of them: the reference server's
 * BroadcastOperator.
 *
 * <p>Immutable: each selecting method returns a new value that may be kept and used again.
 * Thread-safe; no method blocks. Event names that Socket.IO reserves ({@code connect}, {@code
 * connect_error}, {@code disconnect}, {@code disconnecting}, {@code newListener}, {@code
 * removeListener}) are refused with {@link IllegalArgumentException}.
 */
public interface Broadcast {
  /**
   * Adds rooms to the selection; a socket in several of them is selected once. Without any room all
   * sockets of the namespace are selected.
   *
   * @param rooms names of rooms; a socket's id is the name of its own room
   * @return the new selection
   */
  Broadcast to(String... rooms);

  /**
   * Adds rooms to the selection; see {@link #to(String...)}.
   *
   * @param rooms names of rooms
   * @return the new selection
   */
  Broadcast to(Collection<String> rooms);

  /**
   * The same as {@link #to(String...)}, for selections that are not sent to: {@code
   * io.in("a").fetchSockets()}.
   *
   * @param rooms names of rooms
   * @return the new selection
   */
  default Broadcast in(String... rooms) {
    return to(rooms);
  }

  /**
   * The same as {@link #to(Collection)}.
   *
   * @param rooms names of rooms
   * @return the new selection
   */
  default Broadcast in(Collection<String> rooms) {
    return to(rooms);
  }

  /**
   * Takes the members of rooms out of the selection.
   *
   * @param rooms names of rooms
   * @return the new selection
   */
  Broadcast except(String... rooms);

  /**
   * Takes the members of rooms out of the selection.
   *
   * @param rooms names of rooms
   * @return the new selection
   */
  Broadcast except(Collection<String> rooms);

  /**
   * Restricts the selection to the sockets of this node.
   *
   * @return the new selection
   */
  Broadcast local();

  /**
   * Makes emitted events volatile: a socket that is not writable at the moment misses them.
   *
   * @return the new selection
   */
  Broadcast asVolatile();

  /**
   * Sets whether transports may compress emitted events.
   *
   * @param on true by default
   * @return the new selection
   */
  Broadcast compress(boolean on);

  /**
   * Sets how long {@link #emitWithAck} waits.
   *
   * @param duration positive; 5 s by default, where the reference server has no usable default
   * @return the new selection
   */
  Broadcast timeout(Duration duration);

  /**
   * Emits an event to the selected sockets. The arguments are encoded once, before the method
   * returns.
   *
   * @param event the event name
   * @param args anything that JSON-B can write; {@code byte[]} and {@link java.nio.ByteBuffer} at
   *     any depth travel as binary; a single {@link EventArgs} is spread; no array at all, as in
   *     {@code emit("x", null)}, is one null
   * @throws io.socketio.jakarta.parser.PayloadException if an argument cannot be written
   */
  void emit(String event, Object... args);

  /**
   * Emits an event to the selected sockets and collects what they answer.
   *
   * @param event the event name
   * @param args as for {@link #emit}
   * @return completed normally when all have answered or the time is over, on the server's executor
   */
  CompletionStage<AckReplies> emitWithAck(String event, Object... args);

  /**
   * Describes the selected sockets.
   *
   * @return sockets of all nodes, unless {@link #local()}
   */
  CompletionStage<List<RemoteSocket>> fetchSockets();

  /**
   * Puts the selected sockets into rooms.
   *
   * @param rooms names of rooms
   */
  void socketsJoin(String... rooms);

  /**
   * Takes the selected sockets out of rooms.
   *
   * @param rooms names of rooms
   */
  void socketsLeave(String... rooms);

  /** Disconnects the selected sockets from the namespace; their connections stay open. */
  default void disconnectSockets() {
    disconnectSockets(false);
  }

  /**
   * Disconnects the selected sockets.
   *
   * @param closeConnections whether to close their whole connections, with all namespaces
   */
  void disconnectSockets(boolean closeConnections);
}
