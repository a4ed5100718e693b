// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.PollingExchange;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponseWrapper;
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
 * recycles after the end. The answer itself is compressed and written by container threads, never
 * by the one that calls {@link #respond}: that one may be busy with a broadcast, and a slow reader
 * must not hold it.
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
  private final ClassLoader classLoader;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final AtomicReference<@Nullable Runnable> abortAction = new AtomicReference<>();

  private ServletExchange(
      AsyncContext async,
      RequestSnapshot request,
      OptionalInt compressionThreshold,
      ClassLoader classLoader) {
    this.async = async;
    this.request = request;
    this.compressionThreshold = compressionThreshold;
    this.classLoader = classLoader;
  }

  /** Makes a request asynchronous, without a time limit: the engine ends each poll in time. */
  static ServletExchange start(
      HttpServletRequest request, RequestSnapshot snapshot, OptionalInt compressionThreshold) {
    AsyncContext async = request.startAsync();
    ClassLoader classLoader = request.getServletContext().getClassLoader();
    ServletExchange exchange =
        new ServletExchange(async, snapshot, compressionThreshold, classLoader);
    async.setTimeout(0);
    // GlassFish 7.0.21 sets the status to 200 before it tells a listener of the end, if the
    // response
    // that was given with the listener is one of HTTP.
    async.addListener(
        new EndListener(exchange),
        async.getRequest(),
        new ServletResponseWrapper(async.getResponse()));
    return exchange;
  }

  @Override
  public EngineRequest request() {
    return request;
  }

  @Override
  public void readBody(long maxBytes, BodyReceiver receiver) {
    try {
      // Undertow (WildFly 39) reads bodies on its I/O threads: applications must not run there.
      BodyReader.start(async.getRequest(), maxBytes, receiver, this::startTask);
    } catch (IOException | IllegalStateException e) {
      receiver.aborted(e);
    }
  }

  @Override
  public void respond(HttpReply reply) {
    if (!state.compareAndSet(State.OPEN, State.ANSWERED)) {
      return;
    }
    ContentCoding coding = codingFor(reply);
    try {
      if (coding == ContentCoding.IDENTITY) {
        write(reply, coding);
      } else {
        startTask(() -> write(reply, coding));
      }
    } catch (RuntimeException e) {
      gone(e);
    }
  }

  /**
   * Runs a task on a thread of the container, as the web application: Payara 6.2025.9 leaves its
   * threads with the class loader of whichever application was the first to use them.
   */
  private void startTask(Runnable task) {
    async.start(
        () -> {
          Thread thread = Thread.currentThread();
          ClassLoader before = thread.getContextClassLoader();
          thread.setContextClassLoader(classLoader);
          try {
            task.run();
          } finally {
            thread.setContextClassLoader(before);
          }
        });
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

  private void write(HttpReply reply, ContentCoding coding) {
    try {
      ReplyWriter.start(async, reply, coding);
    } catch (IOException | RuntimeException e) {
      // The container ended the request at this very moment; containers throw what they like then.
      gone(e);
    }
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

  /** The request is over, answered or not. */
  void ended() {
    if (state.compareAndSet(State.OPEN, State.ENDED)) {
      runAbortAction();
    }
  }

  /** The container gave the request up; completing it keeps an error page from being made. */
  void failed(@Nullable Throwable failure) {
    ended();
    gone(failure);
  }

  private void gone(@Nullable Throwable failure) {
    LOG.log(DEBUG, () -> request + " failed: " + failure);
    complete(async);
  }

  /** Completes a request that may be complete already. */
  static void complete(AsyncContext async) {
    try {
      async.complete();
    } catch (RuntimeException e) {
      // IllegalStateException by the specification, others where the request is recycled already.
      LOG.log(DEBUG, () -> "a request was complete already: " + e);
    }
  }

  private void runAbortAction() {
    Runnable action = abortAction.getAndSet(null);
    if (action != null) {
      action.run();
    }
  }
}
