// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.adapter.Adapter;

/** The namespace as its sockets see it. */
interface SocketHost {
  Namespace namespace();

  ServerContext context();

  Adapter adapter();

  /** What serves all sockets. */
  NamespaceHandlers registered();

  long nextAckId();

  /** Keeps the namespace from being dropped until {@link #leave()}; false: it is too late. */
  boolean enter();

  void leave();

  /** Makes a socket reachable. */
  void register(DefaultSocket socket);

  /** Takes a socket out of its rooms and out of reach. Idempotent. */
  void unregister(DefaultSocket socket);
}
