// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

/**
 * The packet types of Socket.IO 5. The binary variants of {@link #EVENT} and {@link #ACK} are a
 * matter of the encoding and do not appear here.
 */
public enum PacketType {
  /** A client joins a namespace, or the server confirms it. */
  CONNECT,
  /** One side leaves a namespace. */
  DISCONNECT,
  /** An event with its arguments. */
  EVENT,
  /** The answer to an event. */
  ACK,
  /** The server refuses a CONNECT. */
  CONNECT_ERROR
}
