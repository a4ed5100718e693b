// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.EngineSocket;
import java.util.concurrent.Executor;

/** The connection as its sockets see it. */
interface SocketLink extends EventLane.Source {
  EngineSocket engine();

  Revision revision();

  /** Runs what belongs to this client, in the context of its handshake. */
  ContextualExecutor executor();

  /** Runs events of a namespace, on a thread that the client has to share with others. */
  Executor events(String namespace);

  void joined(DefaultSocket socket);

  /** The admission of a candidate is over, and its client is told, unless it has asked anew. */
  void refused(Socket socket, Outcome.Refused refusal);

  /** The admission of a candidate is over, in any other way. One of the two is called, once. */
  void decided(Socket candidate);

  /** An event of a length, in bytes or characters, is about to wait for its handlers. */
  void waits(long bytes);

  /** An event of a length was handled, or dropped. */
  void handled(long bytes);

  /** A socket is one of this client no more; {@link #gone} follows when its handlers know. */
  void left(DefaultSocket socket);

  /** The handlers of a socket have heard of its end. */
  void gone(DefaultSocket socket);

  void disconnectAll();
}
