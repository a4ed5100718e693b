// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** Receives the sessions of an {@link EngineServer}. */
@FunctionalInterface
public interface EngineListener {
  /**
   * Called once for each new session, before any message of it is delivered. Messages sent from
   * here leave after the handshake.
   *
   * <p>Runs in the {@linkplain EngineRequest#context() context} of the handshake, mostly on its
   * thread; what it throws refuses the session.
   *
   * @param connection the new session, open
   * @return the listener of this session
   */
  EngineSocket.Listener connected(EngineConnection connection);

  /**
   * Called when a binding serves the server, mostly once: what belongs to no client runs in the
   * context of the host.
   *
   * @param host of the server from now on
   */
  default void hosted(EngineHost host) {}
}
