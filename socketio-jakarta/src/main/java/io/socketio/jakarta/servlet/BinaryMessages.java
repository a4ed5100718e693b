// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.websocket.MessageHandler;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Joins the parts of binary messages and counts them; see {@link TextMessages} for the reason. */
final class BinaryMessages implements MessageHandler.Partial<ByteBuffer> {
  private final long maxBytes;
  private final Consumer<ByteBuffer> sink;
  private final Excess excess;
  private final ByteAccumulator parts = new ByteAccumulator(0);

  BinaryMessages(long maxBytes, Consumer<ByteBuffer> sink, Excess excess) {
    this.maxBytes = maxBytes;
    this.sink = sink;
    this.excess = excess;
  }

  @Override
  public void onMessage(ByteBuffer part, boolean last) {
    if (excess.ignores(part.remaining())) {
      return;
    }
    if (part.remaining() > maxBytes - parts.size()) {
      parts.take();
      excess.begin();
      return;
    }
    // The container reuses the buffer: one copy is needed, also of a message in one part.
    parts.add(part);
    if (last) {
      sink.accept(parts.take());
    }
  }
}
