// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A message whose sender wants to know when it has left.
 *
 * @param context where it is told
 */
record TrackedMessage(EngineMessage message, CompletableFuture<Void> done, Executor context)
    implements Packet {
  /** The record and its stage. */
  private static final int BYTES = 48;

  /** Tells the sender of a packet, if he wants to know. */
  static void written(Packet packet, @Nullable Throwable failure) {
    if (packet instanceof TrackedMessage tracked) {
      tracked.complete(failure);
    }
  }

  void dropped() {
    complete(new IOException("the session is closed"));
  }

  private void complete(@Nullable Throwable failure) {
    context.execute(
        () -> {
          if (failure == null) {
            done.complete(null);
          } else {
            done.completeExceptionally(failure);
          }
        });
  }

  @Override
  public boolean isText() {
    return message.isText();
  }

  @Override
  public String frame() {
    return message.frame();
  }

  @Override
  public ByteBuffer bytes() {
    return message.bytes();
  }

  @Override
  public ByteBuffer typedBytes() {
    return message.typedBytes();
  }

  @Override
  public int byteLength() {
    return message.byteLength();
  }

  @Override
  public long heldBytes() {
    return message.heldBytes() + BYTES;
  }

  @Override
  public boolean compress() {
    return message.compress();
  }
}
