// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.EventRefusedException;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Registration;
import io.socketio.jakarta.SocketError;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.parser.PacketException;
import io.socketio.jakarta.parser.PayloadException;
import io.socketio.jakarta.util.Faults;
import java.util.function.Consumer;

/** Tells the error handlers of a namespace, or the log when there are none. */
final class ErrorReports {
  private static final System.Logger LOG = System.getLogger(Namespace.class.getName());

  private final HandlerList<Consumer<SocketError>> handlers = new HandlerList<>();

  Registration add(Consumer<SocketError> handler) {
    return handlers.add(handler);
  }

  /** Adds the handlers that another namespace has at this moment. */
  void addAll(ErrorReports others) {
    handlers.addAll(others.handlers);
  }

  /** Does not throw. */
  void report(SocketError error) {
    if (handlers.isEmpty()) {
      Faults.isolate(LOG, () -> "a handler failed, and so did the report of it", () -> log(error));
    }
    handlers.tell(
        LOG,
        () -> "an error handler of " + error.socket().namespace().name() + " failed",
        handler -> handler.accept(error));
  }

  /** A client can cause mismatches at will; everything else is the application's mistake. */
  private static void log(SocketError error) {
    String event = error.event().map(SocketEvent::name).orElse("-");
    Throwable cause = error.cause();
    if (cause instanceof PayloadException
        || cause instanceof PacketException
        || cause instanceof EventRefusedException) {
      LOG.log(DEBUG, "event {0} of {1}: {2}", event, error.socket(), cause.getMessage());
    } else {
      String handler = error.event().isPresent() ? "a handler of event " + event : "a handler";
      Faults.log(LOG, handler + " failed for " + error.socket(), cause);
    }
  }
}
