// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.peers;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler.Partial;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A WebSocket of the bare server. */
public final class BareEndpoint extends Endpoint {
  private final StringBuilder begun = new StringBuilder(0);
  private Session session;
  private BareClient client;

  @Override
  public void onOpen(Session opened, EndpointConfig config) {
    session = opened;
    client = new Client();
    client.enter();
    // Whole messages would need a buffer for the largest one on each connection.
    opened.addMessageHandler(String.class, (Partial<String>) this::text);
    opened.addMessageHandler(ByteBuffer.class, (Partial<ByteBuffer>) this::bytes);
    List<String> sid = opened.getRequestParameterMap().get("sid");
    if (sid == null) {
      send(BareClient.open("x", ""));
    } else {
      BarePolling.upgrading(sid.get(0));
    }
  }

  @Override
  public void onClose(Session closed, CloseReason reason) {
    client.leave();
  }

  private void text(String part, boolean last) {
    if (last && begun.length() == 0) {
      received(part);
    } else {
      begun.append(part);
      if (last) {
        String packet = begun.toString();
        begun.setLength(0);
        received(packet);
      }
    }
  }

  private void received(String packet) {
    if (packet.equals("2probe")) {
      send("3probe");
    } else if (!packet.equals("5")) {
      client.received(packet);
    }
  }

  private void bytes(ByteBuffer part, boolean last) {
    synchronized (this) {
      try {
        session.getBasicRemote().sendBinary(part, last);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Tomcat does not allow two sends at once. */
  private synchronized void send(String packet) {
    try {
      session.getBasicRemote().sendText(packet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The client at the other end. */
  private final class Client extends BareClient {
    @Override
    void send(String packet) {
      BareEndpoint.this.send(packet);
    }
  }
}
