// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.PollingExchange.BodyReceiver;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered after the servlet has returned.
 *
 * <p>Whoever moves {@link #state} away from {@code OPEN} first, the answer or the container's
 * notice of the end, keeps the other from touching request and response, which the container
 * recycles after the end. The answer itself is compressed and written by container threads, never
 * by the one that calls {@link #respond}: that one may be busy with a broadcast, and a slow reader
 * must not hold it.
 */
final class AsyncExchange {
  private static final System.Logger LOG = System.getLogger(AsyncExchange.class.getName());

  private enum State {
    OPEN,
    ANSWERED,
    ENDED
  }

  private final AsyncRequest async;
  private final HttpServletRequest servletRequest;
  private final RequestSnapshot request;
  private final OptionalInt compressionThreshold;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final AtomicReference<@Nullable Runnable> abortAction = new AtomicReference<>();
  private final AtomicReference<@Nullable Runnable> taken = new AtomicReference<>();
  private volatile @Nullable ReplyWriter writer;
  private volatile boolean dropped;

  private AsyncExchange(
      AsyncRequest async,
      HttpServletRequest servletRequest,
      RequestSnapshot request,
      OptionalInt compressionThreshold) {
    this.async = async;
    this.servletRequest = servletRequest;
    this.request = request;
    this.compressionThreshold = compressionThreshold;
  }

  /**
   * Makes a request asynchronous, without a time limit: the engine ends each poll in time.
   *
   * @param container of the request
   * @param abortAction what to do when the client goes away before the answer
   */
  static AsyncExchange start(
      Container container,
      HttpServletRequest request,
      RequestSnapshot snapshot,
      OptionalInt compressionThreshold,
      @Nullable Runnable abortAction) {
    AsyncRequest async = container.startAsync(request);
    AsyncExchange exchange = new AsyncExchange(async, request, snapshot, compressionThreshold);
    exchange.abortAction.set(abortAction);
    async.onEnd(0, exchange::ended, exchange::failed);
    return exchange;
  }

  /**
   * Reads a body, or the rest of it.
   *
   * @param begun what was read before
   */
  void readBody(@Nullable ByteAccumulator begun, long maxBytes, BodyReceiver receiver) {
    try {
      // What reading has begun with: the async context has another one, if there are wrappers.
      ByteAccumulator body = begun == null ? BodyReader.bufferFor(servletRequest) : begun;
      BodyReader.start(servletRequest, body, maxBytes, receiver, async);
    } catch (IOException | RuntimeException e) {
      // Containers and wrappers throw what they like.
      receiver.aborted(e);
    }
  }

  /**
   * Answers the request.
   *
   * @param whenTaken called once when the answer is written or given up
   */
  void respond(HttpReply reply, Runnable whenTaken) {
    if (!state.compareAndSet(State.OPEN, State.ANSWERED)) {
      if (state.get() == State.ENDED) {
        whenTaken.run();
      }
      return;
    }
    taken.set(whenTaken);
    ContentCoding coding = ContentCoding.of(reply, request, compressionThreshold);
    try {
      if (coding == ContentCoding.IDENTITY && async.mayBeAnsweredHere()) {
        write(reply, coding);
      } else {
        async.start(() -> write(reply, coding));
      }
    } catch (RuntimeException e) {
      gone(e);
    }
  }

  private void write(HttpReply reply, ContentCoding coding) {
    try {
      writer = ReplyWriter.start(async, reply, coding, this::taken);
      if (dropped) {
        drop();
      }
    } catch (IOException | RuntimeException e) {
      // The container ended the request at this very moment; containers throw what they like then.
      gone(e);
    }
  }

  /** Drops what the client has not taken of its answer, if there is one. */
  void drop() {
    dropped = true;
    ReplyWriter current = writer;
    if (current != null) {
      current.drop();
    }
  }

  private void taken() {
    writer = null;
    Runnable told = taken.getAndSet(null);
    if (told != null) {
      told.run();
    }
  }

  /** Registers what to do when the client goes away before the answer. */
  void onAbort(Runnable action) {
    abortAction.set(action);
    if (state.get() == State.ENDED) {
      runAbortAction();
    }
  }

  /** The request is over, answered or not. */
  void ended() {
    if (state.compareAndSet(State.OPEN, State.ENDED)) {
      runAbortAction();
    } else {
      taken();
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
    taken();
  }

  /** Completes a request that may be complete already. */
  static void complete(AsyncRequest async) {
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
