// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The container of a web application. The defaults are what the specifications say; a container
 * that differs has a class of its name.
 */
interface Container {
  /**
   * Called when the servlet of a path was registered; may register what it needs beside that.
   *
   * @param context the web application, still starting
   * @param name the name of the servlet
   * @param path the path of the servlet, without the final wildcard
   */
  default void registered(ServletContext context, String name, String path) {}

  /** What a servlet does for a request. */
  interface Call {
    void run() throws IOException, ServletException;
  }

  /** Serves a request, on the thread of its servlet. */
  default void serve(Call call) throws IOException, ServletException {
    call.run();
  }

  /** Makes a request asynchronous, on the thread of its servlet. */
  default AsyncRequest startAsync(HttpServletRequest request) {
    return new AsyncRequest(request);
  }

  /** Whether the servlet's thread waits for the rest of a body after the servlet has answered. */
  default boolean waitsForUnreadBodies() {
    return false;
  }

  /** Whether a request can be upgraded after it was asynchronous, and dispatched. */
  default boolean upgradesLater() {
    return false;
  }

  /** Whether a request can be upgraded that another servlet has forwarded. */
  default boolean upgradesForwarded() {
    return true;
  }

  /**
   * Makes what leads from the servlet to the endpoint, on the thread of the servlet.
   *
   * @param response the response to the handshake
   */
  default Handoff handoff(
      Granted granted, HttpServletResponse response, EngineOptions options, Channels channels) {
    return new Handoff(granted, response, options, channels);
  }

  /**
   * Makes the channel of a WebSocket.
   *
   * @param shared what the channels of its path share
   */
  default SessionChannel channel(Session session, EngineOptions options, Channels shared) {
    return new SessionChannel(session, options, shared.closer(), shared.intake(session, options));
  }

  /** How reading from a client is stopped, if the container can do that. */
  default Optional<Suspension> suspension(Session session) {
    return Optional.empty();
  }

  /** How many of its threads may be blocked at a time where it cannot stop reading. */
  default int readersThatMayWait() {
    return 16;
  }

  /**
   * Captures the context of the current thread.
   *
   * @param capture calls the context service
   * @return runs tasks in that context, any number at a time
   */
  default Executor context(Supplier<Executor> capture) {
    return capture.get();
  }

  /**
   * The executor to use in place of one that the application has given to its server.
   *
   * @param given the executor of the application
   * @param inASecond runs a task a second later
   */
  default Executor executor(Executor given, Executor inASecond) {
    return given;
  }
}
