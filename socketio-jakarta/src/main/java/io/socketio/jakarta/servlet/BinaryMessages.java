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
  private final Runnable tooLarge;
  private final ByteAccumulator parts = new ByteAccumulator(0);
  private boolean refused;

  BinaryMessages(long maxBytes, Consumer<ByteBuffer> sink, Runnable tooLarge) {
    this.maxBytes = maxBytes;
    this.sink = sink;
    this.tooLarge = tooLarge;
  }

  @Override
  public void onMessage(ByteBuffer part, boolean last) {
    if (refused) {
      return;
    }
    if (part.remaining() > maxBytes - parts.size()) {
      refused = true;
      parts.take();
      tooLarge.run();
      return;
    }
    // The container reuses the buffer: one copy is needed, also of a message in one part.
    parts.add(part);
    if (last) {
      sink.accept(parts.take());
    }
  }
}
