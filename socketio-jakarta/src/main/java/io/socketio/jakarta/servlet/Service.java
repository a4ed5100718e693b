// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineGateway;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.EngineServer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a path serves.
 *
 * @param server the server as it was given to us
 * @param gateway where its requests go
 * @param options the options of its engine
 * @param bundle the client files, if they are served
 * @param closing closes the server
 * @param about what the log says of it at start
 */
record Service(
    Object server,
    EngineGateway gateway,
    EngineOptions options,
    Optional<ClientBundle> bundle,
    Runnable closing,
    Supplier<String> about) {

  /**
   * Serves Socket.IO.
   *
   * @param handledBy what the log says of its handlers, if anything
   */
  static Service of(SocketIoServer server, Optional<String> handledBy) {
    EngineServer engine = server.engine();
    Optional<ClientBundle> bundle =
        server.options().serveClient() ? Optional.of(new ClientBundle()) : Optional.empty();
    Supplier<String> about = () -> server + handledBy.map(text -> " with " + text).orElse("");
    return new Service(server, engine.gateway(), engine.options(), bundle, server::close, about);
  }

  static Service of(EngineServer server) {
    return new Service(
        server,
        server.gateway(),
        server.options(),
        Optional.empty(),
        server::close,
        () -> "EngineServer");
  }
}
