// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.parser.PayloadException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The way of one candidate through the connect middlewares of its namespace. */
final class Admission implements Runnable {
  private static final System.Logger LOG = System.getLogger(Admission.class.getName());
  private static final Outcome.Refused FAILED =
      (Outcome.Refused) Outcome.refuse("Internal server error");

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
    if (!candidate.isConnecting()) {
      return;
    }
    if (next == middlewares.size()) {
      candidate.accept();
      return;
    }
    ask(middlewares.get(next++)).whenCompleteAsync(this::decide, executor);
  }

  private CompletionStage<Outcome> ask(ConnectMiddleware middleware) {
    try {
      return Objects.requireNonNull(middleware.connect(candidate), "the middleware's stage");
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void decide(@Nullable Outcome outcome, @Nullable Throwable failure) {
    if (outcome instanceof Outcome.Accepted) {
      run();
    } else if (outcome instanceof Outcome.Refused refusal) {
      candidate.refuse(refusal);
    } else {
      log(failure);
      candidate.refuse(FAILED);
    }
  }

  /** Clients send what they want as auth; everything else is the application's mistake. */
  private void log(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String name = candidate.namespace().name();
    if (cause instanceof PayloadException) {
      LOG.log(DEBUG, "auth of a client that wants to join {0}: {1}", name, cause.getMessage());
    } else {
      LOG.log(ERROR, "a connect middleware of " + name + " failed", cause);
    }
  }
}
