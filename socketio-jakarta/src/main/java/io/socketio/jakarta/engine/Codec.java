// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;

/** How one revision of the protocol writes packets, on both transports. Stateless. */
interface Codec extends PayloadFormat {
  /** The codec of a revision for the transport that a request opens. */
  static Codec of(int protocol, EngineRequest request) {
    return protocol == CodecV4.INSTANCE.protocol() ? CodecV4.INSTANCE : CodecV3.of(request);
  }

  /** The revision, as clients name it in {@code EIO}. */
  int protocol();

  /** Reads a text frame of a WebSocket. */
  boolean decode(String frame, PacketReceiver receiver);

  /** Reads a binary frame of a WebSocket. */
  boolean decodeBinary(ByteBuffer frame, PacketReceiver receiver);

  /** Writes one packet to a WebSocket. */
  void send(Packet packet, WebSocketChannel channel, WebSocketChannel.Completion completion);
}
