// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Session;

/**
 * Jetty.
 *
 * <table>
 * <caption>Quirks of 12.0.31</caption>
 * <tr><th>Quirk<th>What is done about it<th>Test
 * <tr>
 * <td>Servlet request listeners are called at the beginning of an asynchronous request and when
 *     its first thread leaves it, but not at its end. Until its own listeners have returned, the
 *     request says that it is asynchronous.
 * <td>{@link Request}
 * <td>{@code ScopesIT}
 * <tr>
 * <td>A session reports at once that it is closed, but waits for a client that does not read until
 *     the session has been idle too long. Ours have no idle timeout.
 * <td>{@link Channel#mayLinger}
 * <td>{@code SlowReaderIT}
 * <tr>
 * <td>Idle sessions are closed after 30 s by default.
 * <td>{@link SocketIoEndpoint} leaves that to the heartbeat
 * <td>none
 * <tr>
 * <td>It negotiates {@code permessage-deflate} by default.
 * <td>{@link EndpointConfigurator#getNegotiatedExtensions}
 * <td>none
 * </table>
 */
final class Jetty implements Container {
  private static final class Request extends AsyncRequest {
    Request(HttpServletRequest request) {
      super(request);
    }

    /** Not while the thread has the contexts of another request, which would be taken off. */
    @Override
    boolean mayBeAnsweredHere() {
      return !WeldContexts.serve(original());
    }

    @Override
    void completed(ServletRequest request) {
      WeldContexts.bind(request);
      WeldContexts.unbindComplete(request);
    }
  }

  private static final class Channel extends SessionChannel {
    Channel(Session session, EngineOptions options, Closer closer, Intake intake) {
      super(session, options, closer, intake);
    }

    @Override
    boolean mayLinger() {
      return true;
    }
  }

  @Override
  public AsyncRequest startAsync(HttpServletRequest request) {
    return new Request(request);
  }

  @Override
  public SessionChannel channel(Session session, EngineOptions options, Channels shared) {
    return new Channel(session, options, shared.closer(), shared.intake(session, options));
  }
}
