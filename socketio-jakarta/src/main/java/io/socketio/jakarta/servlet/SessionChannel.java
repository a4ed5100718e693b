// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends to one WebSocket session, asynchronously. */
class SessionChannel implements WebSocketChannel {
  private final Session session;
  private final RemoteEndpoint.Async remote;
  private final Closer closer;
  private final Intake intake;

  SessionChannel(Session session, EngineOptions options, Closer closer, Intake intake) {
    this.session = session;
    this.closer = closer;
    this.intake = intake;
    remote = session.getAsyncRemote();
    // By then the heartbeat has given the session up. A container may keep the connection of a
    // client that does not read unless the send itself ends.
    remote.setSendTimeout(sendTimeout(options).toMillis());
  }

  static Duration sendTimeout(EngineOptions options) {
    return options.pingInterval().plus(options.pingTimeout());
  }

  @Override
  public void send(String frame, Completion completion) {
    Send send = new Send(completion);
    try {
      remote.sendText(frame, send);
    } catch (RuntimeException e) {
      send.end(e);
    }
  }

  @Override
  public void send(ByteBuffer bytes, Completion completion) {
    Send send = new Send(completion);
    try {
      remote.sendBinary(bytes, send);
    } catch (RuntimeException e) {
      send.end(e);
    }
  }

  /** Registers what takes the text messages. */
  void listen(TextMessages messages) {
    session.addMessageHandler(
        String.class,
        (part, last) -> {
          messages.onMessage(part, last);
          handled();
        });
  }

  /** Is told of each message of the client before the engine. */
  void received(String frame) {}

  /**
   * Hands a message of the client to the engine.
   *
   * @param size of the message, about, in bytes
   * @return false if there is no room left for the message
   */
  boolean deliver(WebSocketReceiver receiver, Runnable message, int size) {
    return intake.deliver(receiver, message, size);
  }

  /** The container has handed over a part of a message, which was taken. */
  void handled() {
    intake.handled();
  }

  /** More is read although the session is being closed: ends that, if the container can. */
  void endReading() {}

  @Override
  public void resume() {
    intake.resume();
  }

  /** Tells whether the container ended the session because of a message above our limit. */
  boolean hasRefusedMessage(CloseReason reason) {
    return false;
  }

  /**
   * The container tells of the end of the session: takes note of that when its last messages have
   * come.
   */
  void ended(Runnable end) {
    end.run();
  }

  @Override
  public void close(int code) {
    closer.run(mayWait -> closeNow(code, mayWait));
  }

  /**
   * Closes on the current thread.
   *
   * @param mayWait whether it may wait for the client where the container would
   */
  void closeNow(int code, boolean mayWait) {
    CloseCodes closeCode = code == TOO_BIG ? CloseCodes.TOO_BIG : CloseCodes.NORMAL_CLOSURE;
    closer.closeNow(session, new CloseReason(closeCode, ""), this::mayLinger);
  }

  /** Whether its connection may still be there after the close. */
  boolean mayLinger() {
    return session.isOpen();
  }

  /**
   * Tells the engine that a send has failed. It may have failed because the client has just left,
   * of which the engine is to learn first: that is no error.
   */
  void failed(Completion completion, Throwable failure) {
    closer.afterEnd(() -> completion.done(failure));
  }

  /** One send; containers that both throw and call back tell the engine only once. */
  private final class Send implements SendHandler {
    private final AtomicReference<@Nullable Completion> completion;

    Send(Completion completion) {
      this.completion = new AtomicReference<>(completion);
    }

    @Override
    public void onResult(SendResult result) {
      Throwable failure = result.getException();
      end(result.isOK() || failure != null ? failure : new IOException("the send failed"));
    }

    void end(@Nullable Throwable failure) {
      Completion first = completion.getAndSet(null);
      if (first != null && failure != null) {
        failed(first, failure);
      } else if (first != null) {
        first.done(null);
      }
    }
  }
}
