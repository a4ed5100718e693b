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
 * The container of a web application. What is here is what the specifications say; a container that
 * needs something else has a class of its name.
 */
interface Container {
  /**
   * A servlet was registered, which may need company.
   *
   * @param context the web application, still starting
   * @param name of the servlet
   * @param path it serves what is below
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

  /** Whether, behind an answer, the servlet's thread waits for a body that nobody has read. */
  default boolean waitsForUnreadBodies() {
    return false;
  }

  /** Whether a request can become a WebSocket that was asynchronous, and dispatched. */
  default boolean upgradesLater() {
    return false;
  }

  /** Whether a request can become a WebSocket that another servlet has forwarded. */
  default boolean upgradesForwarded() {
    return true;
  }

  /**
   * Leads from the servlet to the endpoint, on the thread of the servlet.
   *
   * @param response that of the handshake
   */
  default Handoff handoff(
      Granted granted, HttpServletResponse response, EngineOptions options, Channels channels) {
    return new Handoff(granted, response, options, channels);
  }

  /**
   * The channel of a WebSocket.
   *
   * @param shared by the channels of its path
   */
  default SessionChannel channel(Session session, EngineOptions options, Channels shared) {
    return new SessionChannel(session, options, shared.closer(), shared.intake(session, options));
  }

  /** Makes it stop reading from a client, if there is a way. */
  default Optional<Suspension> suspension(Session session) {
    return Optional.empty();
  }

  /** How many of its threads may wait at a time, for clients that it cannot stop reading from. */
  default int readersThatMayWait() {
    return 16;
  }

  /**
   * Captures what it keeps with the current thread.
   *
   * @param capture by its context service
   * @return runs tasks in that, any number at a time
   */
  default Executor context(Supplier<Executor> capture) {
    return capture.get();
  }

  /**
   * What tasks are given to that are meant for an executor of the application.
   *
   * @param given by the application to its server
   * @param inASecond runs a task a second later
   */
  default Executor executor(Executor given, Executor inASecond) {
    return given;
  }
}
