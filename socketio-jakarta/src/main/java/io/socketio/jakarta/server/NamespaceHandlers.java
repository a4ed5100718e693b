// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Socket;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is registered with a namespace. */
final class NamespaceHandlers {
  final HandlerList<ConnectMiddleware> middlewares = new HandlerList<>();
  final HandlerList<Consumer<Socket>> connection = new HandlerList<>();
  final Handlers events = new Handlers();
  final HandlerList<BiConsumer<Socket, DisconnectReason>> disconnecting = new HandlerList<>();
  final HandlerList<BiConsumer<Socket, DisconnectReason>> disconnected = new HandlerList<>();
  final ErrorReports errors = new ErrorReports();
  final RoomListeners rooms = new RoomListeners();
  final ServerSideHandlers serverSide = new ServerSideHandlers();

  /** Registers all that another namespace has at this moment. */
  void addAll(NamespaceHandlers others) {
    middlewares.addAll(others.middlewares);
    connection.addAll(others.connection);
    events.addAll(others.events);
    disconnecting.addAll(others.disconnecting);
    disconnected.addAll(others.disconnected);
    errors.addAll(others.errors);
    rooms.addAll(others.rooms);
    serverSide.addAll(others.serverSide);
  }

  void notifyConnection(DefaultSocket socket) {
    connection.forEach(handler -> socket.guard(Optional.empty(), () -> handler.accept(socket)));
  }

  void notifyDisconnecting(DefaultSocket socket, DisconnectReason reason) {
    notify(disconnecting, socket, reason);
  }

  void notifyDisconnect(DefaultSocket socket, DisconnectReason reason) {
    notify(disconnected, socket, reason);
  }

  private static void notify(
      HandlerList<BiConsumer<Socket, DisconnectReason>> list,
      DefaultSocket socket,
      DisconnectReason reason) {
    list.forEach(handler -> socket.guard(Optional.empty(), () -> handler.accept(socket, reason)));
  }
}
