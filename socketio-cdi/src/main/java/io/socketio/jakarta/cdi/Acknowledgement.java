// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.util.Faults;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges an event with what an observer returned.
 *
 * @param ack the acknowledgement of the event
 * @param observer who returned
 * @param failure told what goes wrong
 */
record Acknowledgement(Ack ack, SocketObserver observer, Consumer<Throwable> failure) {
  private static final System.Logger LOG = System.getLogger(Acknowledgement.class.getName());

  /** Acknowledges with a value, or with that of a stage when it completes. */
  void returned(@Nullable Object value) {
    if (value instanceof CompletionStage<?> stage) {
      stage.whenComplete(this::completed);
    } else if (value
        instanceof Future<?>) { // the codec would block for its getters, perhaps for ever
      failure.accept(
          new IllegalStateException(observer + " returned a Future, not a CompletionStage"));
    } else {
      send(value);
    }
  }

  private void completed(@Nullable Object value, @Nullable Throwable thrown) {
    if (thrown == null) {
      send(value);
    } else {
      failure.accept(Failures.unwrap(thrown));
    }
  }

  private void send(@Nullable Object value) {
    try {
      if (!ack.trySend(arguments(value))) {
        Faults.warn(LOG, observer + " returned after the event was acknowledged", null);
      }
    } catch (Throwable e) { // not the client's fault, as a PayloadException would say
      failure.accept(new IllegalStateException("cannot send what " + observer + " returned", e));
    }
  }

  private static Object[] arguments(@Nullable Object value) {
    return Ack.Arguments.returned(value).values();
  }
}
