// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The door of Jakarta WebSocket: an endpoint that is registered at a path nobody is to use, and to
 * which requests of the servlet are upgraded.
 *
 * <p>The endpoint must be registered: a container may silently ignore an upgrade with any other
 * configuration.
 */
final class EndpointDoor implements WebSocketDoor {
  private static final System.Logger LOG = System.getLogger(EndpointDoor.class.getName());

  private final ServerContainer webSockets;
  private final ServerEndpointConfig config;
  private final Container container;
  private final Channels channels;

  private EndpointDoor(
      ServerContainer webSockets,
      ServerEndpointConfig config,
      Container container,
      Channels channels) {
    this.webSockets = webSockets;
    this.config = config;
    this.container = container;
    this.channels = channels;
  }

  static EndpointDoor register(ServerContainer webSockets, String path, Binding binding) {
    // Containers may negotiate only extensions that are listed here.
    ServerEndpointConfig config =
        ServerEndpointConfig.Builder.create(SocketIoEndpoint.class, path)
            .extensions(List.copyOf(webSockets.getInstalledExtensions()))
            .configurator(new EndpointConfigurator(binding))
            .build();
    try {
      webSockets.addEndpoint(config);
    } catch (DeploymentException e) {
      throw new IllegalStateException("the WebSocket endpoint cannot be registered", e);
    }
    Container container = binding.container();
    Channels channels =
        new Channels(container, binding.closer(), binding.writers(), binding.turns());
    return new EndpointDoor(webSockets, config, container, channels);
  }

  @Override
  public void open(
      Granted granted,
      EngineOptions options,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Handoff handoff = container.handoff(granted, response, options, channels);
    try {
      EndpointConfigurator.during(
          handoff,
          () -> webSockets.upgradeHttpToWebSocket(request, handoff.response(), config, Map.of()));
    } catch (DeploymentException | ServletException | IOException | RuntimeException e) {
      LOG.log(DEBUG, () -> "the container refused a WebSocket handshake: " + e);
    }
    // A container may report failure by doing nothing, or answer a malformed handshake by itself.
    if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
      handoff.abandon();
      if (!response.isCommitted() && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
        response.reset();
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      }
    }
  }
}
