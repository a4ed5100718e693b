// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** Receives the sessions of an {@link EngineServer}. */
@FunctionalInterface
public interface EngineListener {
  /**
   * Called once for each new session, before any message of it is delivered. Messages sent to the
   * socket from here leave after the handshake.
   *
   * <p>Runs on the thread of the handshake; what it throws refuses the session.
   *
   * @param socket the new session, open
   * @return the listener of this session
   */
  EngineSocket.Listener connected(EngineSocket socket);
}
