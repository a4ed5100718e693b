// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import java.util.Collection;

/** How the packets of one session are written into the bodies of HTTP. */
interface PayloadFormat {
  /**
   * The format that a session has chosen with its first request.
   *
   * @param jsonp whether it may be a script
   */
  static PayloadFormat of(Codec codec, EngineRequest request, boolean jsonp) {
    return request
        .parameter("j")
        .filter(index -> jsonp)
        .<PayloadFormat>map(index -> new Jsonp(index, codec))
        .orElse(codec);
  }

  /** Writes packets as the body of one polling answer. */
  byte[] encode(Collection<? extends Packet> packets);

  /** The content type of a polling answer with these packets. */
  String contentType(Collection<? extends Packet> packets);

  /** Tells whether a POST may have the content type {@code application/octet-stream}. */
  boolean acceptsBinaryBody();

  /** Opens the body of a POST. */
  Payload payload(ByteBuffer body);

  /** Opens the body of a POST of the content type {@code application/octet-stream}. */
  Payload binaryPayload(ByteBuffer body);
}
