// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.WebSocketReceiver;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An engine that the test pauses; writes down what it receives. */
class FakeReceiver implements WebSocketReceiver {
  final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private volatile boolean paused;

  void paused(boolean newPaused) {
    paused = newPaused;
  }

  @Override
  public void text(String frame) {
    events.add(frame);
  }

  @Override
  public void binary(ByteBuffer bytes) {
    events.add(bytes.remaining() + " bytes");
  }

  @Override
  public void tooLarge() {
    events.add("too large");
  }

  @Override
  public boolean isPaused() {
    return paused;
  }

  @Override
  public void overrun() {
    events.add("overrun");
  }

  @Override
  public void closed(Throwable failure) {
    events.add("closed");
  }
}
