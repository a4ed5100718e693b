// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;

/** Receives what a {@link Codec} reads, in wire order. */
interface PacketReceiver {
  void message(String data);

  void message(ByteBuffer data);

  /** A packet of the protocol itself, by its type: {@code 0} to {@code 3}, {@code 5}, {@code 6}. */
  void control(char type);

  /** Something that is no packet. Nothing after it is read. */
  void malformed(String what);
}
