// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.Optional;

/**
 * Watches one session, for logs and measurements: the events of the reference server's engine
 * socket. All methods do nothing by default.
 *
 * <p>Called on whatever thread does the thing, possibly several at once, in the {@linkplain
 * EngineRequest#context() context} of the session's handshake. Must not block; what it throws is
 * logged and changes nothing. A session without observers does not pay for them.
 */
public interface EngineObserver {
  /** The types of Engine.IO packets, in the order of their numbers. */
  enum PacketType {
    /** The handshake. */
    OPEN,
    /** One side closes the session. */
    CLOSE,
    /** Asks for a pong. */
    PING,
    /** Answers a ping. */
    PONG,
    /** A message. */
    MESSAGE,
    /** The client switches to another transport. */
    UPGRADE,
    /** Ends a poll. */
    NOOP;

    static PacketType of(char digit) {
      return values()[digit - '0'];
    }
  }

  /**
   * A packet has arrived and is about to be handled: {@code packet} of the reference server.
   * Packets of an upgrade under way are not among them.
   *
   * @param type its type
   * @param message the message, if it is one; otherwise empty
   */
  default void packetReceived(PacketType type, Optional<EngineMessage> message) {}

  /**
   * A packet was queued: {@code packetCreate} of the reference server.
   *
   * @param type its type
   * @param message the message, if it is one; otherwise empty
   */
  default void packetQueued(PacketType type, Optional<EngineMessage> message) {}

  /**
   * Packets are about to be written.
   *
   * @param packets how many; over WebSocket one at a time
   */
  default void flush(int packets) {}

  /** What was about to be written is handed to the network, and nothing else is queued. */
  default void drain() {}

  /** The client's part of the heartbeat has come: its pong, or its ping in revision 3. */
  default void heartbeat() {}

  /** A WebSocket has been probed and may take over. */
  default void upgrading() {}

  /** A WebSocket has taken over. */
  default void upgraded() {}

  /**
   * The session has ended; called once, after the session's listener.
   *
   * @param reason why
   * @param description details for a log; empty when there are none
   */
  default void closed(CloseReason reason, String description) {}
}
