// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.PollingExchange;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous servlet request.
 *
 * <p>Whoever moves {@link #state} away from {@code OPEN} first, the answer or the container's
 * notice of the end, keeps the other from touching request and response, which the container
 * recycles after the end. The answer itself is written by container threads, never by the one that
 * calls {@link #respond}: that one may be busy with a broadcast, and a slow reader must not hold
 * it.
 */
final class ServletExchange implements PollingExchange {
  private static final System.Logger LOG = System.getLogger(ServletExchange.class.getName());

  private enum State {
    OPEN,
    ANSWERED,
    ENDED
  }

  private final AsyncContext async;
  private final RequestSnapshot request;
  private final OptionalInt compressionThreshold;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final AtomicReference<@Nullable Runnable> abortAction = new AtomicReference<>();

  private ServletExchange(
      AsyncContext async, RequestSnapshot request, OptionalInt compressionThreshold) {
    this.async = async;
    this.request = request;
    this.compressionThreshold = compressionThreshold;
  }

  /** Makes a request asynchronous, without a time limit: the engine ends each poll in time. */
  static ServletExchange start(
      HttpServletRequest request, RequestSnapshot snapshot, OptionalInt compressionThreshold) {
    AsyncContext async = request.startAsync();
    ServletExchange exchange = new ServletExchange(async, snapshot, compressionThreshold);
    async.setTimeout(0);
    async.addListener(new EndListener().of(exchange));
    return exchange;
  }

  @Override
  public EngineRequest request() {
    return request;
  }

  @Override
  public void readBody(long maxBytes, BodyReceiver receiver) {
    try {
      BodyReader.start(async.getRequest(), maxBytes, receiver);
    } catch (IOException | IllegalStateException e) {
      receiver.aborted(e);
    }
  }

  @Override
  public void respond(HttpReply reply) {
    if (!state.compareAndSet(State.OPEN, State.ANSWERED)) {
      return;
    }
    try {
      HttpServletResponse response = (HttpServletResponse) async.getResponse();
      ContentCoding coding = codingFor(reply);
      response.getOutputStream().setWriteListener(new ReplyWriter(async, response, reply, coding));
    } catch (IOException | RuntimeException e) {
      // The container ended the request at this very moment; containers throw what they like then.
      LOG.log(DEBUG, () -> request + " ended before its answer: " + e);
    }
  }

  private ContentCoding codingFor(HttpReply reply) {
    boolean worthIt =
        reply.compressible()
            && compressionThreshold.isPresent()
            && reply.body().length >= compressionThreshold.getAsInt();
    return worthIt
        ? ContentCoding.accepted(request.header("accept-encoding").orElse(""))
        : ContentCoding.IDENTITY;
  }

  /** Servlets cannot cut a connection: this is as close as the API comes. */
  @Override
  public void destroy() {
    ResponseHeaders headers = new ResponseHeaders().add("Connection", "close");
    respond(new HttpReply(HttpServletResponse.SC_BAD_REQUEST, headers, new byte[0], false));
  }

  @Override
  public void onAbort(Runnable action) {
    abortAction.set(action);
    if (state.get() == State.ENDED) {
      runAbortAction();
    }
  }

  private void ended() {
    if (state.compareAndSet(State.OPEN, State.ENDED)) {
      runAbortAction();
    }
  }

  private void runAbortAction() {
    Runnable action = abortAction.getAndSet(null);
    if (action != null) {
      action.run();
    }
  }

  private void failed(@Nullable Throwable failure) {
    LOG.log(DEBUG, () -> request + " failed: " + failure);
    ended();
    try {
      // Keeps the container from rendering an error page.
      async.complete();
    } catch (IllegalStateException e) {
      LOG.log(DEBUG, () -> request + " was complete already: " + e);
    }
  }

  /**
   * Hears of the end. It has a public constructor without arguments because WildFly 39 takes every
   * async listener for a component and warns of one that it cannot make.
   */
  static final class EndListener implements AsyncListener {
    private @Nullable ServletExchange exchange;

    public EndListener() {}

    private EndListener of(ServletExchange ending) {
      exchange = ending;
      return this;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      if (exchange != null) {
        exchange.ended();
      }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      onError(event);
    }

    @Override
    public void onError(AsyncEvent event) {
      if (exchange != null) {
        exchange.failed(event.getThrowable());
      }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nothing dispatches this request again.
    }
  }
}
