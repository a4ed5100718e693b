// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.PollingExchange;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A servlet request, which becomes asynchronous if need be.
 *
 * <p>While the thread of the servlet serves it, nobody else touches request and response: what
 * others ask for is left for that thread. Most requests have their body with them and their answer
 * at once, and asynchronous ones cost a container twice as much. Only a poll that has to wait, a
 * body that is still on its way and an answer that does not fit into the buffer of the response
 * need an {@link AsyncExchange}; the last of them is written at once nevertheless if a filter has
 * wrapped the response.
 */
final class ServletExchange implements PollingExchange {
  private static final System.Logger LOG = System.getLogger(ServletExchange.class.getName());

  private final HttpServletRequest servletRequest;
  private final HttpServletResponse response;
  private final RequestSnapshot request;
  private final OptionalInt compressionThreshold;
  private final Container container;
  private final Closer closer;
  private final Thread servletThread = Thread.currentThread();

  // Of the servlet's thread.
  private boolean bodyTaken;

  // Guarded by this.
  private boolean served;
  private @Nullable HttpReply reply;
  private Runnable taken = () -> {};
  private @Nullable Runnable reading;
  private @Nullable Runnable abortAction;
  private @Nullable AsyncExchange async;

  ServletExchange(
      HttpServletRequest servletRequest,
      HttpServletResponse response,
      RequestSnapshot request,
      OptionalInt compressionThreshold,
      Container container,
      Closer closer) {
    this.servletRequest = servletRequest;
    this.response = response;
    this.request = request;
    this.compressionThreshold = compressionThreshold;
    this.container = container;
    this.closer = closer;
  }

  /**
   * Serves the request on the thread of the servlet.
   *
   * @param handler answers now or later
   */
  void serve(Consumer<PollingExchange> handler) {
    handler.accept(this);
    for (Runnable left = next(); left != null; left = next()) {
      left.run();
    }
  }

  /** What there is left to do on the servlet's thread, before others may take over. */
  private synchronized @Nullable Runnable next() {
    Runnable left = reading;
    reading = null;
    if (left == null && !served) {
      HttpReply answer = reply;
      if (answer == null) {
        becomeAsync();
      } else if (leavesBody()) {
        AsyncExchange later = becomeAsync();
        Runnable whenTaken = taken;
        left = () -> respondAfterBody(later, answer, whenTaken);
      } else if (answer.body().length > response.getBufferSize() && !isWrapped()) {
        AsyncExchange later = becomeAsync();
        left = () -> giveReply(later);
      } else {
        served = true;
        Runnable whenTaken = taken;
        left = () -> write(answer, whenTaken);
      }
    }
    return left;
  }

  private boolean leavesBody() {
    return !bodyTaken
        && container.waitsForUnreadBodies()
        && request.hasBody()
        && servletRequest.isAsyncSupported()
        && UnwantedBody.isOnItsWay(servletRequest);
  }

  private void respondAfterBody(AsyncExchange later, HttpReply answer, Runnable whenTaken) {
    try {
      UnwantedBody.awaitAndRespond(servletRequest, later, answer, whenTaken, closer);
    } catch (IOException | RuntimeException e) {
      // Containers throw what they like when the client has gone.
      LOG.log(DEBUG, () -> request + " failed: " + e);
      later.respond(answer, whenTaken);
    }
  }

  /** A filter that takes answers may have an end of its own to write when the servlet returns. */
  private boolean isWrapped() {
    return Wrappers.original(response) != response;
  }

  private synchronized AsyncExchange becomeAsync() {
    AsyncExchange started =
        AsyncExchange.start(container, servletRequest, request, compressionThreshold, abortAction);
    async = started;
    served = true;
    return started;
  }

  /** Passes on the answer that came before. */
  private void giveReply(AsyncExchange later) {
    HttpReply early;
    Runnable whenTaken;
    synchronized (this) {
      early = reply;
      whenTaken = taken;
      reply = null; // is not to wait here for its client
    }
    if (early != null) {
      later.respond(early, whenTaken);
    }
  }

  private void write(HttpReply answer, Runnable whenTaken) {
    try {
      ContentCoding coding = ContentCoding.of(answer, request, compressionThreshold);
      ReplyWriter.write(response, answer, coding);
    } catch (IOException | RuntimeException e) {
      // Containers throw what they like when the client has gone.
      LOG.log(DEBUG, () -> request + " failed: " + e);
    } finally {
      whenTaken.run();
    }
  }

  @Override
  public EngineRequest request() {
    return request;
  }

  @Override
  public void readBody(long maxBytes, BodyReceiver receiver) {
    AsyncExchange later;
    synchronized (this) {
      if (!served && Thread.currentThread() != servletThread) {
        reading = () -> readBody(maxBytes, receiver);
        return;
      }
      later = async;
    }
    if (later == null) {
      readNow(maxBytes, receiver);
    } else {
      later.readBody(null, maxBytes, receiver);
    }
  }

  private void readNow(long maxBytes, BodyReceiver receiver) {
    ByteAccumulator body;
    try {
      body = BodyReader.begin(servletRequest, maxBytes);
    } catch (IOException e) {
      receiver.aborted(e);
      return;
    }
    if (body.size() == servletRequest.getContentLengthLong()) {
      bodyTaken = true;
      receiver.received(body.take());
    } else {
      AsyncExchange later = becomeAsync();
      later.readBody(body, maxBytes, receiver);
      giveReply(later);
    }
  }

  @Override
  public void respond(HttpReply answer) {
    respond(answer, () -> {});
  }

  @Override
  public void respond(HttpReply answer, Runnable whenTaken) {
    AsyncExchange later;
    synchronized (this) {
      if (!served && reply == null) {
        reply = answer;
        taken = whenTaken;
      }
      later = async;
    }
    if (later != null) {
      later.respond(answer, whenTaken);
    }
  }

  /** Servlets cannot cut a connection: this is as close as the API comes. */
  @Override
  public void destroy() {
    AsyncExchange later;
    synchronized (this) {
      later = async;
    }
    if (later != null) {
      later.drop();
    }
    ResponseHeaders headers = new ResponseHeaders().add("Connection", "close");
    respond(new HttpReply(HttpServletResponse.SC_BAD_REQUEST, headers, new byte[0], false));
  }

  @Override
  public void onAbort(Runnable action) {
    AsyncExchange later;
    synchronized (this) {
      abortAction = action;
      later = async;
    }
    if (later != null) {
      later.onAbort(action);
    }
  }
}
