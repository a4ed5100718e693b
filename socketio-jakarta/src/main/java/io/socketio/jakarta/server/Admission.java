// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.parser.PayloadException;
import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.Stages;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The way of one candidate through the connect middlewares of its namespace. */
final class Admission implements Runnable {
  private static final System.Logger LOG = System.getLogger(Admission.class.getName());
  private static final Outcome.Refused INVALID_AUTH =
      (Outcome.Refused) Outcome.refuse("Invalid auth");

  private final DefaultSocket candidate;
  private final List<ConnectMiddleware> middlewares;
  private int next;

  Admission(DefaultSocket candidate, List<ConnectMiddleware> middlewares) {
    this.candidate = candidate;
    this.middlewares = middlewares;
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
            .whenCompleteAsync(this::decide, candidate.executor());
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
    Optional<PayloadException> invalid = AuthArgs.invalid(failure);
    Faults.isolate(LOG, () -> "a connect middleware failed", () -> log(failure, invalid));
    candidate.refuse(invalid.isPresent() ? INVALID_AUTH : DefaultSocket.FAILED);
  }

  private void log(Throwable failure, Optional<PayloadException> invalid) {
    String name = candidate.namespace().name();
    if (invalid.isPresent()) {
      LOG.log(DEBUG, "a client that wants to join {0}: {1}", name, invalid.get().getMessage());
    } else {
      Throwable cause = cause(failure);
      Faults.log(LOG, "a connect middleware of " + name + " failed: " + cause, cause);
    }
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
