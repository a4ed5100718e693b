// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.util.Faults;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges an event with what its handler returned.
 *
 * @param event an event of a socket of this server
 */
record ReturnedAck(SocketEvent event) {
  private static final System.Logger LOG = System.getLogger(Namespace.class.getName());

  /** Acknowledges with a value now, or with that of a stage when it completes. */
  void send(@Nullable Object value) {
    if (value instanceof CompletionStage<?> stage) {
      var unused = stage.whenComplete(this::completed);
    } else if (value instanceof Future<?>) {
      throw new IllegalStateException("nobody waits for a Future: return a CompletionStage");
    } else {
      acknowledge(value);
    }
  }

  /** On whatever thread completes the stage: error handlers must not run there. */
  private void completed(@Nullable Object value, @Nullable Throwable thrown) {
    try {
      if (thrown == null) {
        acknowledge(value);
      } else {
        reportLater(cause(thrown));
      }
    } catch (RuntimeException | Error e) { // the stage would keep it to itself
      reportLater(e);
    }
  }

  private void acknowledge(@Nullable Object value) {
    try {
      if (!event.ack().trySend(Ack.Arguments.returned(value).values())) {
        Faults.warn(
            LOG, "a handler of " + event.name() + " returned after it was acknowledged", null);
      }
    } catch (RuntimeException
        | StackOverflowError e) { // not the client's fault, as a PayloadException would say
      throw new IllegalStateException("cannot send what a handler returned", e);
    }
  }

  private void reportLater(Throwable cause) {
    ((DefaultSocket) event.socket()).reportLater(Optional.of(event), cause);
  }

  private static Throwable cause(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }
}
