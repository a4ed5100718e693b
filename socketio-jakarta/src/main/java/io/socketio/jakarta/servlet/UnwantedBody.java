// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of a request that is answered without it, and that has not come yet.
 *
 * <p>For containers that {@linkplain Container#waitsForUnreadBodies read} such a body behind the
 * answer, on the servlet's thread and however slowly it comes. So it is read before the answer,
 * without a thread; and if it does not come, the answer closes the connection, which such a
 * container does without reading when the request was asynchronous.
 */
final class UnwantedBody implements ReadListener {
  private static final System.Logger LOG = System.getLogger(UnwantedBody.class.getName());
  private static final int PIECE = 8 * 1024;

  /** As much as a container would read. */
  private static final long MOST = 2 * 1024 * 1024;

  private final ServletInputStream in;
  private final AsyncExchange exchange;
  private final HttpReply reply;
  private final Runnable whenTaken;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Lets go of all this when it has ended early, as clients may come and go very fast. */
  private Runnable forget = () -> {};

  private long read;

  private UnwantedBody(
      ServletInputStream in, AsyncExchange exchange, HttpReply reply, Runnable whenTaken) {
    this.in = in;
    this.exchange = exchange;
    this.reply = reply;
    this.whenTaken = whenTaken;
  }

  /**
   * Reads what has come with the request, and tells whether that was all. Of chunks nothing can be
   * read without waiting.
   */
  static boolean isOnItsWay(ServletRequest request) {
    if (request.getContentLengthLong() < 0) {
      return true;
    }
    try {
      ServletInputStream in = request.getInputStream();
      byte[] waste = new byte[PIECE];
      for (long read = 0; read < MOST && in.available() > 0 && !in.isFinished(); ) {
        read += Math.max(in.read(waste), 0);
      }
      return !in.isFinished();
    } catch (IOException e) {
      LOG.log(DEBUG, () -> "the client has gone: " + e);
      return false;
    }
  }

  /** Answers when the body has come, or is given up. */
  static void awaitAndRespond(
      ServletRequest request,
      AsyncExchange exchange,
      HttpReply reply,
      Runnable whenTaken,
      Closer closer)
      throws IOException {
    UnwantedBody body = new UnwantedBody(request.getInputStream(), exchange, reply, whenTaken);
    body.forget = closer.giveUp(body::giveUp);
    body.in.setReadListener(body);
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] waste = new byte[PIECE];
    while (!ended.get() && in.isReady() && !in.isFinished()) {
      read += Math.max(in.read(waste), 0);
      if (read > MOST) {
        giveUp();
      }
    }
  }

  @Override
  public void onAllDataRead() {
    if (ended.compareAndSet(false, true)) {
      forget.run();
      exchange.respond(reply, whenTaken);
    }
  }

  @Override
  public void onError(Throwable failure) {
    giveUp();
  }

  private void giveUp() {
    if (ended.compareAndSet(false, true)) {
      forget.run();
      ResponseHeaders headers = new ResponseHeaders().add("Connection", "close");
      reply.headers().forEach(headers::add);
      exchange.respond(
          new HttpReply(reply.status(), headers, reply.body(), reply.compressible()), whenTaken);
    }
  }
}
