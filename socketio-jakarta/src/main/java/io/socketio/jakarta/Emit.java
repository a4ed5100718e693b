// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Flags for the next event to one socket: what {@code socket.timeout(..)}, {@code socket.volatile}
 * and {@code socket.compress(..)} of the reference server return. Immutable and thread-safe.
 */
public interface Emit {
  /**
   * Sets how long {@link #emitWithAck} waits.
   *
   * @param duration positive
   * @return flags with the new time-out
   */
  Emit timeout(Duration duration);

  /**
   * Makes the event volatile: it is dropped if the connection is not writable at the moment.
   *
   * @return flags with the new setting
   */
  Emit asVolatile();

  /**
   * Sets whether the transport may compress the event.
   *
   * @param on true by default
   * @return flags with the new setting
   */
  Emit compress(boolean on);

  /**
   * Emits an event; see {@link Socket#emit}.
   *
   * @param event the event name
   * @param args the arguments
   */
  void emit(String event, Object... args);

  /**
   * Emits an event and waits for its acknowledgement; see {@link Socket#emitWithAck}.
   *
   * @param event the event name
   * @param args the arguments
   * @return the arguments of the acknowledgement
   */
  CompletionStage<EventArgs> emitWithAck(String event, Object... args);
}
