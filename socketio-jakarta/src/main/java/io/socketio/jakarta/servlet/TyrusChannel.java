// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.WebSocketReceiver;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Closes the session of Tyrus (Payara 6.2025.10, GlassFish 7.0.21) on the thread that reads from
 * it.
 *
 * <p>As soon as another thread closes it, the container takes the request of the WebSocket for
 * answered, and what the client sends until the connection is gone for a new request: it runs the
 * servlet once more, with objects that others use already. A client does send something then, its
 * part of the closing handshake at least. So it gets a ping first, and the thread that brings the
 * pong, or any other message, closes; a client that says nothing is closed by another after all.
 * Tyrus (2.1.5) also answers a ping that comes while another thread closes with the close code
 * 1011.
 *
 * <p>Nothing is sent behind the end: it would go to the client that has got the pooled response of
 * this one by then.
 */
final class TyrusChannel extends SessionChannel {
  private static final System.Logger LOG = System.getLogger(TyrusChannel.class.getName());

  private final Session session;
  private final Closer closer;
  private final ThreadExit handshake;
  private final SendGate gate = new SendGate();
  private final AtomicReference<@Nullable Runnable> closing = new AtomicReference<>();
  private final Runnable closeAtLast = this::closeIfAsked;
  private volatile @Nullable Thread reader;

  TyrusChannel(
      Session session, EngineOptions options, Closer closer, Intake intake, ThreadExit handshake) {
    super(session, options, closer, intake);
    this.session = session;
    this.closer = closer;
    this.handshake = handshake;
  }

  @Override
  public void send(String frame, Completion completion) {
    pass(() -> super.send(frame, completion), completion);
  }

  @Override
  public void send(ByteBuffer bytes, Completion completion) {
    pass(() -> super.send(bytes, completion), completion);
  }

  private void pass(Runnable send, Completion completion) {
    if (!gate.pass(send)) {
      failed(completion, new IOException("the WebSocket has ended"));
    }
  }

  @Override
  void listen(TextMessages messages) {
    super.listen(messages);
    session.addMessageHandler(PongMessage.class, pong -> closeIfAsked());
  }

  @Override
  boolean deliver(WebSocketReceiver receiver, Runnable message, int size) {
    reader = Thread.currentThread();
    try {
      return super.deliver(receiver, message, size);
    } finally {
      reader = null;
      closeIfAsked();
    }
  }

  @Override
  public void close(int code) {
    if (closing.compareAndSet(null, () -> closeNow(code, true))
        && reader != Thread.currentThread()) {
      // First: a pong that is faster releases it.
      closer.hold(closeAtLast);
      closer.run(mayWait -> gate.pass(this::ping));
    }
  }

  private void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOG.log(DEBUG, () -> "the connection of a WebSocket has gone: " + e);
      closeIfAsked();
    }
  }

  private void closeIfAsked() {
    Runnable close = closing.getAndSet(null);
    if (close != null) {
      closer.release(closeAtLast);
      close.run();
    }
  }

  @Override
  void closeNow(int code, boolean mayWait) {
    awaitOthers();
    super.closeNow(code, mayWait);
  }

  @Override
  void ended(Runnable end) {
    super.ended(end);
    awaitOthers();
  }

  /** After it no thread of ours, and not that of the handshake, touches the session any more. */
  private void awaitOthers() {
    gate.close();
    handshake.await();
  }
}
