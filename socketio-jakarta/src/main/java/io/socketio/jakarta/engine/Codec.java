// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import java.util.Collection;

/** How one revision of the protocol writes packets, on both transports. Stateless. */
interface Codec {
  /** The revision, as clients name it in {@code EIO}. */
  int protocol();

  /** Writes packets as the body of one polling answer. */
  byte[] encode(Collection<? extends Packet> packets);

  /** The content type of a polling answer with these packets. */
  String contentType(Collection<? extends Packet> packets);

  /** Tells whether a POST may have the content type {@code application/octet-stream}. */
  boolean acceptsBinaryBody();

  /**
   * Reads the body of a POST.
   *
   * @return false if the receiver was told of something malformed
   */
  boolean decode(ByteBuffer body, PacketReceiver receiver);

  /** Reads a text frame of a WebSocket. */
  boolean decode(String frame, PacketReceiver receiver);

  /** Reads a binary frame of a WebSocket. */
  boolean decodeBinary(ByteBuffer frame, PacketReceiver receiver);

  /** Writes one packet to a WebSocket. */
  void send(Packet packet, WebSocketChannel channel, WebSocketChannel.Completion completion);
}
