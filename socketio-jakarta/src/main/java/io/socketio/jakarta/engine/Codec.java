// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;

/** How one revision of the protocol writes packets, on both transports. Stateless. */
interface Codec extends PayloadFormat {
  /** The codec of a revision for the transport that a request opens. */
  static Codec of(int protocol, EngineRequest request) {
    return protocol == CodecV4.BINARY.protocol() ? CodecV4.of(request) : CodecV3.of(request);
  }

  /** Tells whether a client has asked for text instead of binary data. */
  static boolean wantsBase64(EngineRequest request) {
    return request.parameter("b64").filter(value -> !value.isEmpty()).isPresent();
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
