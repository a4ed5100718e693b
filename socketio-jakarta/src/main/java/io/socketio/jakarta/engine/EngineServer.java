// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * An Engine.IO server: all sessions of one path.
 *
 * <p>Thread-safe. Hooks are called on the thread of the request, or on the one that answers it, in
 * the {@linkplain EngineRequest#context() context} of the request, and must not block.
 */
public interface EngineServer extends AutoCloseable {
  /**
   * Makes a server.
   *
   * @param options the options
   * @param listener receives the sessions
   * @param scheduler drives all timers with one short periodic task, and runs the end of sessions
   *     that time out; it is not shut down by the server
   * @return the running server
   */
  static EngineServer create(
      EngineOptions options, EngineListener listener, ScheduledExecutorService scheduler) {
    return DefaultEngineServer.create(options, listener, scheduler);
  }

  /**
   * The options in force.
   *
   * @return the options given at creation
   */
  EngineOptions options();

  /**
   * The number of sessions that are not closed yet.
   *
   * @return the sessions of this server
   */
  int clientsCount();

  /**
   * Adds a middleware, which is asked about each later request: {@code engine.use} of the reference
   * server.
   *
   * @param middleware asked after those added before
   */
  void use(EngineMiddleware middleware);

  /**
   * Adds a hook that is told of each new session before its listener is made: {@code connection} of
   * the reference server, the place to {@linkplain EngineSocket#observe observe} sessions.
   *
   * @param hook receives the session; what it throws is logged
   */
  void onConnection(Consumer<EngineSocket> hook);

  /**
   * Adds a hook that may add headers to the answer of a handshake (the first poll, or the 101 of a
   * session that starts with WebSocket): {@code initial_headers} of the reference server.
   *
   * @param hook receives the mutable headers and the request
   */
  void onInitialHeaders(BiConsumer<ResponseHeaders, EngineRequest> hook);

  /**
   * Adds a hook that may add headers to each successful polling answer and each 101: {@code
   * headers} of the reference server.
   *
   * @param hook receives the mutable headers and the request
   */
  void onHeaders(BiConsumer<ResponseHeaders, EngineRequest> hook);

  /**
   * Adds a hook that is told of each refused request: {@code connection_error} of the reference
   * server.
   *
   * @param hook receives the refusal
   */
  void onConnectionError(Consumer<ConnectionError> hook);

  /**
   * The door for container bindings.
   *
   * @return the gateway of this server
   */
  EngineGateway gateway();

  /**
   * Counts what the server holds at the moment, for health checks and tests.
   *
   * @return a snapshot
   */
  EngineStatistics statistics();

  /** Closes all sessions with {@link CloseReason#SERVER_SHUTTING_DOWN} and refuses new ones. */
  @Override
  void close();
}
