// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;

/** What waits in a session's queue to be written: a message, or a packet of the protocol itself. */
sealed interface Packet permits EngineMessage, TrackedMessage, ControlPacket {
  boolean isText();

  String frame();

  ByteBuffer bytes();

  /** The bytes behind their packet type, as revision 3 has them in a binary frame. */
  ByteBuffer typedBytes();

  int byteLength();

  /** What it takes in memory while it waits. */
  long heldBytes();

  boolean compress();
}
