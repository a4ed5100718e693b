// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.peers;

import io.socketio.jakarta.fixtures.Fixture;
import io.socketio.jakarta.fixtures.Fixtures;
import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * What a WebSocket endpoint and an asynchronous servlet alone cost on the same Tomcat: they parse
 * nothing, know only what the load test sends, and send as an application would that does not think
 * of slow clients. One client that stops reading stops all of it.
 */
public final class BareServer implements Fixture {
  private BareServer() {}

  /**
   * Starts the server.
   *
   * @param args none
   * @throws Exception if it cannot be started
   */
  public static void main(String[] args) throws Exception {
    Fixtures.serve(new BareServer(), 0);
  }

  @Override
  public void install(ServletContext context) {
    var servlet = context.addServlet("polling", new BarePolling());
    servlet.setAsyncSupported(true);
    servlet.addMapping("/socket.io/*");
    try {
      ((ServerContainer) context.getAttribute(ServerContainer.class.getName()))
          .addEndpoint(
              ServerEndpointConfig.Builder.create(BareEndpoint.class, "/socket.io/").build());
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    // nothing was started
  }
}
