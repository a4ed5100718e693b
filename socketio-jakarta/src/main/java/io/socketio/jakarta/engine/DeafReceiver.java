// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The engine's end of a WebSocket that it has closed right away. */
enum DeafReceiver implements WebSocketReceiver {
  INSTANCE;

  @Override
  public void text(String frame) {}

  @Override
  public void binary(ByteBuffer bytes) {}

  @Override
  public void tooLarge() {}

  @Override
  public boolean isPaused() {
    return false;
  }

  @Override
  public void overrun() {}

  @Override
  public void closed(@Nullable Throwable failure) {}
}
