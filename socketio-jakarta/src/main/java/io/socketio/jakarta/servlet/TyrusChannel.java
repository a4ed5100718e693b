// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/**
 * Sends to one WebSocket session of Tyrus, in Payara or GlassFish.
 *
 * <p>Tyrus (2.1.5) answers a ping that comes while another thread is closing the session with the
 * close code 1011, and logs an exception. What a message makes the engine close is therefore closed
 * by the thread that brought the message: no ping can come at that time.
 */
final class TyrusChannel extends SessionChannel {
  private final ServiceEnd handshake;
  private volatile @Nullable Thread reader;

  /** Of the reader alone: what is to be done after its message. */
  private @Nullable Runnable closing;

  TyrusChannel(Session session, EngineOptions options, Closer closer, ServiceEnd handshake) {
    super(session, options, closer);
    this.handshake = handshake;
  }

  @Override
  void deliver(Runnable message) {
    reader = Thread.currentThread();
    try {
      message.run();
    } finally {
      reader = null;
      Runnable close = closing;
      closing = null;
      if (close != null) {
        close.run();
      }
    }
  }

  @Override
  public void close(int code) {
    if (reader == Thread.currentThread()) {
      closing = () -> closeNow(code);
    } else {
      super.close(code);
    }
  }

  @Override
  void closeNow(int code) {
    handshake.await();
    super.closeNow(code);
  }

  @Override
  void ended(Runnable end) {
    super.ended(end);
    handshake.await();
  }
}
