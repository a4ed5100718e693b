// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.parser.PayloadException;
import jakarta.enterprise.event.ObserverException;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Failures of observers. */
final class Failures {
  private static final System.Logger LOG = System.getLogger(Failures.class.getName());

  /** What OpenWebBeans throws instead of the exception of an observer. */
  private static final String OPENWEBBEANS = "org.apache.webbeans.exception.WebBeansException";

  private Failures() {}

  /** What the application threw. */
  static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause != null && isWrapper(thrown) ? unwrap(cause) : thrown;
  }

  private static boolean isWrapper(Throwable thrown) {
    return thrown instanceof ObserverException
        || thrown instanceof CompletionException
        || thrown.getClass().getName().equals(OPENWEBBEANS);
  }

  /** Runs a call of the application's code, whose failure is nobody else's, errors included. */
  static void isolate(Runnable call, Consumer<Throwable> failure) {
    try {
      call.run();
    } catch (Throwable thrown) {
      failure.accept(unwrap(thrown));
    }
  }

  static void log(String message, Throwable cause) {
    LOG.log(cause instanceof PayloadException ? Level.DEBUG : Level.ERROR, message, cause);
  }
}
