// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.EngineSocket;

/** The connection as its sockets see it. */
interface SocketLink extends EventLane.Source {
  EngineSocket engine();

  Revision revision();

  void joined(DefaultSocket socket);

  void refused(Socket socket, Outcome.Refused refusal);

  /** The admission of a candidate is over, however it has ended. Called once for each. */
  void decided(Socket candidate);

  void left(Socket socket);

  void disconnectAll();
}
