// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A socket of this node or of another: what {@link Broadcast#fetchSockets()} finds. Its description
 * is a snapshot, its methods reach the socket wherever it is. Thread-safe.
 */
public interface RemoteSocket {
  /**
   * The socket id.
   *
   * @return the id that the client knows
   */
  String id();

  /**
   * The handshake in the form of {@link Handshake#toMap()}.
   *
   * @return unmodifiable values
   */
  Map<String, Object> handshake();

  /**
   * The rooms it was in.
   *
   * @return an unmodifiable snapshot
   */
  Set<String> rooms();

  /**
   * Its application data.
   *
   * @return an unmodifiable snapshot of {@link Socket#data()}
   */
  Map<String, Object> data();

  /**
   * Emits to this socket.
   *
   * @param event the event name
   * @param args the arguments
   */
  void emit(String event, Object... args);

  /**
   * Emits to this socket and waits at most 5 s for its acknowledgement.
   *
   * @param event the event name
   * @param args the arguments
   * @return the arguments of the acknowledgement; fails with {@link AckTimeoutException} if the
   *     socket does not answer in time or has gone. Completed on the server's executor
   */
  CompletionStage<EventArgs> emitWithAck(String event, Object... args);

  /**
   * Sets how long {@link Emit#emitWithAck} waits.
   *
   * @param duration positive
   * @return flags for the next event to this socket
   */
  Emit timeout(Duration duration);

  /**
   * Puts the socket into rooms.
   *
   * @param rooms the rooms
   */
  void join(String... rooms);

  /**
   * Takes the socket out of rooms.
   *
   * @param rooms the rooms
   */
  void leave(String... rooms);

  /** Disconnects the socket from its namespace; its connection stays open. */
  default void disconnect() {
    disconnect(false);
  }

  /**
   * Disconnects the socket.
   *
   * @param closeConnection whether to close its whole connection
   */
  void disconnect(boolean closeConnection);
}
