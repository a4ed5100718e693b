// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Carries what the servlet knows over to the endpoint, and keeps everybody else out.
 *
 * <p>All containers call {@link #modifyHandshake} inside the servlet's upgrade call; nothing else
 * is dependable. Endpoint instances are made before, during or after that call, and the session's
 * request URI may be the hidden path. Since WebSocket 2.1 the user properties seen there belong to
 * one connection.
 */
final class EndpointConfigurator extends ServerEndpointConfig.Configurator {
  static final String HANDOFF = Handoff.class.getName();

  /** An upgrade call. */
  interface Upgrade {
    void run() throws DeploymentException, ServletException, IOException;
  }

  private static final ThreadLocal<Handoff> CURRENT = new ThreadLocal<>();

  private final Binding binding;

  EndpointConfigurator(Binding binding) {
    this.binding = binding;
  }

  static void during(Handoff handoff, Upgrade upgrade)
      throws DeploymentException, ServletException, IOException {
    CURRENT.set(handoff);
    try {
      upgrade.run();
    } finally {
      CURRENT.remove();
    }
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    Handoff handoff = CURRENT.get();
    if (handoff != null) {
      config.getUserProperties().put(HANDOFF, handoff);
    }
  }

  /** Refuses a request to the hidden path itself: it did not come through the servlet. */
  @Override
  public boolean checkOrigin(String origin) {
    return CURRENT.get() != null;
  }

  /** Containers may negotiate permessage-deflate without being asked to. */
  @Override
  public List<Extension> getNegotiatedExtensions(
      List<Extension> installed, List<Extension> requested) {
    Optional<EngineOptions> options = binding.service().map(Service::options);
    return options.isPresent() && options.get().perMessageDeflate()
        ? super.getNegotiatedExtensions(installed, requested)
        : List.of();
  }

  /** The first that the client offers, whatever it is: without one a browser closes. */
  @Override
  public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
    return requested.isEmpty() ? "" : requested.get(0);
  }

  @Override
  public <T> T getEndpointInstance(Class<T> type) {
    return type.cast(new SocketIoEndpoint());
  }
}
