// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.util.List;

/**
 * An Engine.IO 4 client that behaves well: it sends pongs in time and, on polling, always has a GET
 * pending. Packets are strings, a binary message is {@link Payload#binary}.
 */
public interface EngineClient extends AutoCloseable {
  /** The session id. */
  String sid();

  /** Sends packets in this order. */
  void send(String... packets);

  /** Waits for the next packet, other than ping and noop. */
  String next();

  /** Waits until the server has ended the session; returns the packets that came before. */
  List<String> awaitEnd();

  /** Drops the connection. */
  @Override
  void close();
}
