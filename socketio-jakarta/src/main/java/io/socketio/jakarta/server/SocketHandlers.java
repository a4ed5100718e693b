// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.EventMiddleware;
import io.socketio.jakarta.EventRefusedException;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.parser.Packet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What is registered with one socket. */
final class SocketHandlers {
  final Handlers events = new Handlers();
  final HandlerList<EventMiddleware> middlewares = new HandlerList<>();
  final HandlerList<Consumer<? super SocketEvent>> outgoing = new HandlerList<>();
  final HandlerList<Consumer<DisconnectReason>> disconnecting = new HandlerList<>();
  final HandlerList<Consumer<DisconnectReason>> disconnected = new HandlerList<>();

  /**
   * Takes an event to everybody whom it concerns: listeners for any event, middlewares, the
   * handlers of its name.
   *
   * @param ofAll the handlers of all sockets, called after those of this one
   */
  void dispatch(DefaultSocket socket, SocketEvent event, Handlers ofAll) {
    Handlers.Guard guard = socket::run;
    events.notifyAny(event, guard);
    ofAll.notifyAny(event, guard);
    if (middlewares.isEmpty() || pass(socket, event)) {
      events.notifyHandlers(event, guard);
      ofAll.notifyHandlers(event, guard);
    }
  }

  private boolean pass(DefaultSocket socket, SocketEvent event) {
    List<EventMiddleware> asked = middlewares.copy();
    for (EventMiddleware middleware : asked) {
      if (!accepts(middleware, socket, event)) {
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(
      EventMiddleware middleware, DefaultSocket socket, SocketEvent event) {
    Outcome[] outcome = new Outcome[1];
    socket.run(
        event, each -> outcome[0] = Objects.requireNonNull(middleware.handle(each), "the outcome"));
    if (outcome[0] instanceof Outcome.Refused refusal) {
      socket.report(Optional.of(event), new EventRefusedException(refusal));
    }
    return outcome[0] instanceof Outcome.Accepted;
  }

  void notifyOutgoing(DefaultSocket socket, Packet packet) {
    DefaultEvent event = DefaultEvent.outgoing(socket, packet);
    outgoing.forEach(listener -> socket.guard(Optional.of(event), () -> listener.accept(event)));
  }

  void notifyDisconnecting(DefaultSocket socket, DisconnectReason reason) {
    notify(disconnecting, socket, reason);
  }

  void notifyDisconnect(DefaultSocket socket, DisconnectReason reason) {
    notify(disconnected, socket, reason);
  }

  private static void notify(
      HandlerList<Consumer<DisconnectReason>> list, DefaultSocket socket, DisconnectReason reason) {
    list.forEach(handler -> socket.guard(Optional.empty(), () -> handler.accept(reason)));
  }
}
