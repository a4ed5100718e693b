// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.nio.ByteBuffer;

/** What a server may send over a WebSocket. */
public sealed interface Received {
  /** A text message. */
  record Text(String text) implements Received {
    @Override
    public String toString() {
      return "Text[" + Payload.shorten(text) + "]";
    }
  }

  /** A binary message. */
  record Binary(ByteBuffer data) implements Received {}

  /** A pong frame. */
  record Pong(ByteBuffer data) implements Received {}

  /**
   * The end.
   *
   * @param code of the close frame; {@link #NO_CODE} if it had none, {@link #NO_FRAME} if the
   *     connection ended without a close frame
   */
  record Closed(int code, String reason) implements Received {
    /** What RFC 6455 calls 1005. */
    public static final int NO_CODE = 1005;

    /** What RFC 6455 calls 1006. */
    public static final int NO_FRAME = 1006;
  }
}
