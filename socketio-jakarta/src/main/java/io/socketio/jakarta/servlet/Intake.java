// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.WebSocketReceiver;

/**
 * The way in from one client. How a client is made to wait differs from container to container.
 *
 * <p>All methods but {@link #resume()} are called by the thread that reads.
 */
interface Intake {
  /**
   * Hands a message to the engine now, or keeps it while the engine is paused.
   *
   * @param receiver tells whether it is
   * @param size of the message, about, in bytes
   * @return false if there is no room left for the message
   */
  boolean deliver(WebSocketReceiver receiver, Runnable message, int size);

  /** A frame, or a part of one, was handled. */
  void handled();

  /** The engine is not paused any more. */
  void resume();
}
