// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.parser.PayloadException;
import io.socketio.jakarta.util.Faults;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The way of one candidate through the connect middlewares of its namespace. */
final class Admission implements Runnable {
  private static final System.Logger LOG = System.getLogger(Admission.class.getName());

  private final DefaultSocket candidate;
  private final List<ConnectMiddleware> middlewares;
  private final Executor executor;
  private int next;

  Admission(DefaultSocket candidate, List<ConnectMiddleware> middlewares, Executor executor) {
    this.candidate = candidate;
    this.middlewares = middlewares;
    this.executor = executor;
  }

  /** Asks the next middleware; its answer starts the run for the one after it. */
  @Override
  public void run() {
    if (next == middlewares.size() || !candidate.isConnecting()) {
      candidate.accept();
      return;
    }
    ConnectMiddleware middleware = middlewares.get(next++);
    var unused =
        Stages.ask("the middleware's stage", () -> middleware.connect(candidate))
            .whenCompleteAsync(this::decide, executor);
  }

  private void decide(@Nullable Outcome outcome, @Nullable Throwable failure) {
    if (outcome instanceof Outcome.Accepted) {
      run();
    } else if (outcome instanceof Outcome.Refused refusal) {
      candidate.refuse(refusal);
    } else {
      failed(failure == null ? new NullPointerException("the middleware's outcome") : failure);
    }
  }

  /** Clients send what they want as auth; everything else is the application's mistake. */
  private void failed(Throwable failure) {
    Faults.isolate(LOG, () -> "a connect middleware failed", () -> log(cause(failure)));
    candidate.refuse(DefaultSocket.FAILED);
  }

  private void log(Throwable cause) {
    String name = candidate.namespace().name();
    if (cause instanceof PayloadException) {
      LOG.log(DEBUG, "auth of a client that wants to join {0}: {1}", name, cause.getMessage());
    } else {
      LOG.log(ERROR, "a connect middleware of " + name + " failed", cause);
    }
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
