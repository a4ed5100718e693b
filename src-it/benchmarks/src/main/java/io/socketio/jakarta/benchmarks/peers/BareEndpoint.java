// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.peers;

import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a WebSocket endpoint alone costs on the same Tomcat: it parses nothing, knows only what the
 * load test sends, and sends as an application would that does not think of slow clients. One
 * client that stops reading stops all of it.
 */
public final class BareEndpoint extends Endpoint implements MessageHandler.Whole<String> {
  private static final String OPEN =
      "0{\"sid\":\"x\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,"
          + "\"maxPayload\":1000000}";
  private static final Map<String, Set<BareEndpoint>> ROOMS = new ConcurrentHashMap<>();

  private Session session;
  private String room = "";

  /** Starts the server. */
  public static void main(String[] args) throws Exception {
    Tomcats.serve(
        (types, context) -> {
          try {
            ((ServerContainer) context.getAttribute(ServerContainer.class.getName()))
                .addEndpoint(
                    ServerEndpointConfig.Builder.create(BareEndpoint.class, "/socket.io/").build());
          } catch (DeploymentException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Override
  public void onOpen(Session opened, EndpointConfig config) {
    session = opened;
    session.addMessageHandler(this);
    join("");
    send(OPEN);
  }

  @Override
  public void onClose(Session closed, CloseReason reason) {
    ROOMS.get("").remove(this);
    ROOMS.get(room).remove(this);
  }

  @Override
  public void onMessage(String packet) {
    if (packet.equals("40")) {
      send("40{\"sid\":\"y\"}");
    } else if (packet.startsWith("42[\"echo\"")) {
      send(packet);
    } else if (packet.startsWith("42[\"broadcast\"")) {
      sendAll("", packet);
    } else if (packet.startsWith("42[\"room\",\"")) {
      int name = packet.indexOf('"', 10) + 1;
      int end = packet.indexOf('"', name);
      sendAll(packet.substring(name, end), "42[\"room\"" + packet.substring(end + 1));
    } else if (packet.contains("[\"echo-ack\",")) {
      int name = packet.indexOf('[');
      send("43" + packet.substring(2, name) + "[" + packet.substring(name + 12));
    } else if (packet.startsWith("420[\"join\",\"")) {
      join(packet.substring(12, packet.length() - 2));
      send("430[]");
    } else if (!packet.equals("3")) {
      throw new IllegalArgumentException(packet);
    }
  }

  private void join(String name) {
    room = name;
    ROOMS.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet()).add(this);
  }

  private static void sendAll(String room, String packet) {
    ROOMS.get(room).forEach(member -> member.send(packet));
  }

  /** Tomcat does not allow two sends at once. */
  private synchronized void send(String packet) {
    try {
      session.getBasicRemote().sendText(packet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
