// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.util.Utf8;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends to one WebSocket session of Tomcat.
 *
 * <p>Tomcat (10.1.59, 11.0.24) runs the completion of each asynchronous send on another thread,
 * which costs more than the send. A blocking send has no completion. It does not block if the
 * network has room, and there is room as long as the {@link ReadWindow} says so. If it blocks
 * nevertheless, it is a thread of {@link Writers} that waits, and nobody else.
 *
 * <p>Tomcat answers a ping by a blocking send, too, on the thread that reads. A client that sends
 * pings and does not read would hold that thread as long as a send may take. So Tomcat is given
 * less time, after which it cuts the client. It gets more while something is sent to a client that
 * may be slow, but healthy; of these there are few at the same time.
 */
final class TomcatChannel extends SessionChannel implements Writers.Work {
  private static final System.Logger LOG = System.getLogger(TomcatChannel.class.getName());
  private static final String BLOCKING_SEND_TIMEOUT =
      "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

  /** How long a pong may wait for room, of which the network has enough for a client that reads. */
  private static final long REPLY_TIMEOUT_MILLIS = 500;

  /** How long an end waits for what is being sent, and for room for its own message. */
  private static final long CLOSE_TIMEOUT_MILLIS = 1000;

  private static final long CLOSE_AT_ONCE_MILLIS = 10;
  private static final String PING = "2";
  private static final String PONG = "3";

  private final Session session;
  private final Long sendTimeoutMillis;
  private final Long replyTimeoutMillis;
  private final RemoteEndpoint.Basic remote;
  private final Writers writers;
  private final ReadWindow window = new ReadWindow();
  private final WebSocketChannel patient = new Patient();
  private final AtomicBoolean deferred = new AtomicBoolean();
  private volatile @Nullable Writer writer;
  private volatile boolean closing;

  TomcatChannel(
      Session session, EngineOptions options, Closer closer, Intake intake, Writers writers) {
    super(session, options, closer, intake);
    this.session = session;
    this.writers = writers;
    remote = session.getBasicRemote();
    sendTimeoutMillis = sendTimeout(options).toMillis();
    replyTimeoutMillis = Math.min(REPLY_TIMEOUT_MILLIS, sendTimeoutMillis);
    limitSends(replyTimeoutMillis);
    session.addMessageHandler(
        PongMessage.class,
        pong -> {
          window.answered(pong.getApplicationData());
          handled();
        });
  }

  /**
   * Sets how long Tomcat may wait in a send from now on; when it closes, that is bounded already.
   */
  private void limitSends(Long millis) {
    if (!closing) {
      setLimit(millis);
    }
  }

  private void setLimit(Long millis) {
    try {
      session.getUserProperties().put(BLOCKING_SEND_TIMEOUT, millis);
    } catch (IllegalStateException e) {
      LOG.log(DEBUG, () -> "a WebSocket is closed already: " + e);
    }
  }

  @Override
  public void send(String frame, Completion completion) {
    count(frame);
    super.send(frame, withPongs(completion));
  }

  @Override
  public void send(ByteBuffer bytes, Completion completion) {
    window.add(bytes.remaining());
    super.send(bytes, withPongs(completion));
  }

  /** Lets pongs wait as long as the send, unless too many others do. */
  private Completion withPongs(Completion completion) {
    if (!writers.mayTakeLong()) {
      return completion;
    }
    limitSends(sendTimeoutMillis);
    return failure -> {
      limitSends(replyTimeoutMillis);
      writers.tookLong();
      completion.done(failure);
    };
  }

  private boolean count(String frame) {
    boolean fits = window.add(Utf8.length(frame));
    if (frame.equals(PING)) {
      window.heartbeat();
    }
    return fits;
  }

  @Override
  void received(String frame) {
    if (frame.equals(PONG)) {
      window.heartbeatAnswered();
    }
  }

  @Override
  void endReading() {
    ReadingEnd.begin();
  }

  @Override
  public WebSocketChannel patient() {
    return patient;
  }

  @Override
  public boolean defer(Writer newWriter) {
    if (!window.isOpen() || !writers.isOpen()) {
      return false;
    }
    writer = newWriter;
    if (deferred.compareAndSet(false, true)) {
      writers.submit(this);
    }
    return true;
  }

  @Override
  public void run() {
    deferred.set(false);
    Objects.requireNonNull(writer).writePatiently();
  }

  @Override
  public void runWithoutWaiting() {
    deferred.set(false);
    Objects.requireNonNull(writer).write();
  }

  @Override
  public boolean beginBatch() {
    if (!writers.mayWait()) {
      return false;
    }
    try {
      remote.setBatchingAllowed(true);
      return true;
    } catch (IOException | RuntimeException e) {
      writers.waited();
      LOG.log(DEBUG, () -> "no batch: " + e);
      return false;
    }
  }

  /** If that fails the container closes the session, and tells of it. */
  @Override
  public void endBatch() {
    limitSends(sendTimeoutMillis);
    try {
      remote.setBatchingAllowed(false);
    } catch (IOException | RuntimeException e) {
      LOG.log(DEBUG, () -> "a batch was not written: " + e);
    } finally {
      limitSends(replyTimeoutMillis);
      writers.waited();
    }
  }

  /**
   * Closes in bounded time: when it is over, Tomcat cuts the connection. By default it would wait
   * as long as a send may take, which is until the heartbeat gives the client up.
   */
  @Override
  void closeNow(int code, boolean mayWait) {
    closing = true;
    setLimit(mayWait ? CLOSE_TIMEOUT_MILLIS : CLOSE_AT_ONCE_MILLIS);
    super.closeNow(code, mayWait);
  }

  /** Sends and waits, if there is room and not too many others wait. */
  private final class Patient implements WebSocketChannel {
    @Override
    public void send(String frame, Completion completion) {
      if (count(frame) && writers.mayWait()) {
        sendAndWait(() -> remote.sendText(frame), completion);
      } else {
        TomcatChannel.super.send(frame, withPongs(completion));
      }
    }

    @Override
    public void send(ByteBuffer bytes, Completion completion) {
      if (window.add(bytes.remaining()) && writers.mayWait()) {
        sendAndWait(() -> remote.sendBinary(bytes), completion);
      } else {
        TomcatChannel.super.send(bytes, withPongs(completion));
      }
    }

    private void sendAndWait(Send send, Completion completion) {
      limitSends(sendTimeoutMillis);
      try {
        send.run();
        if (window.needsPing()) {
          remote.sendPing(window.ping());
        }
      } catch (IOException | RuntimeException e) {
        failed(completion, e);
        return;
      } finally {
        limitSends(replyTimeoutMillis);
        writers.waited();
      }
      completion.done(null);
    }

    @Override
    public void close(int code) {
      TomcatChannel.this.close(code);
    }
  }

  private interface Send {
    void run() throws IOException;
  }
}
