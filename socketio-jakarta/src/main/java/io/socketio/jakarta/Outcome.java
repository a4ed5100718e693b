// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.Optional;

/**
 * The answer of a {@link ConnectMiddleware} to a client that wants to join a namespace, or of an
 * {@link EventMiddleware} to an event, of which a client is not told.
 */
public sealed interface Outcome {
  /**
   * Lets the client pass to the next middleware, and in the end into the namespace.
   *
   * @return the outcome
   */
  static Outcome accept() {
    return Accepted.INSTANCE;
  }

  /**
   * Refuses the client: it gets CONNECT_ERROR with the message.
   *
   * @param message what the client finds in {@code err.message}
   * @return the outcome
   */
  static Outcome refuse(String message) {
    return new Refused(message, Optional.empty());
  }

  /**
   * Refuses the client: it gets CONNECT_ERROR with message and data.
   *
   * @param message what the client finds in {@code err.message}
   * @param data what the client finds in {@code err.data}, written as JSON: bytes become {@code
   *     {"type":"Buffer","data":[1,2]}}, as Node writes them; if it cannot be written that is
   *     logged, and the client gets the message alone
   * @return the outcome
   */
  static Outcome refuse(String message, Object data) {
    return new Refused(message, Optional.of(data));
  }

  /** The client passes. */
  final class Accepted implements Outcome {
    private static final Accepted INSTANCE = new Accepted();

    private Accepted() {}
  }

  /**
   * The client is refused.
   *
   * @param message what the client finds in {@code err.message}
   * @param data what the client finds in {@code err.data}; empty: absent
   */
  record Refused(String message, Optional<Object> data) implements Outcome {}
}
