// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.concurrent.Executor;

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
   * Called when a binding serves the server, with the context of the application: what belongs to
   * no client runs there.
   *
   * @param context runs a task at once, on the calling thread, with class loader and components
   *     (JNDI) of the application, and with no identity
   */
  default void hosted(Executor context) {}
}
