// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Session;
import java.util.Optional;

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
}
