// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.util.ArrayList;
import java.util.List;

/** An {@link EngineClient} on WebSocket alone. */
final class WebSocketClient implements EngineClient {
  private final WebSocketConnection connection;
  private final String sid;
  private final Heart heart;

  WebSocketClient(WebSocketConnection connection) {
    this.connection = connection;
    this.sid = Jsons.object(connection.text().substring(1)).getString("sid");
    this.heart = new Heart(() -> connection.send(Heart.BEAT));
  }

  @Override
  public String sid() {
    return sid;
  }

  @Override
  public void send(String... packets) {
    for (String packet : packets) {
      connection.send(
          packet.startsWith("b") ? Frame.binary(Payload.bytes(packet)) : Frame.text(packet));
    }
  }

  @Override
  public String next() {
    Received next = connection.next();
    if (next instanceof Received.Closed) {
      throw new SessionEnded(next);
    }
    return packet(next);
  }

  @Override
  public List<String> awaitEnd() {
    List<String> before = new ArrayList<>();
    Received next = connection.next();
    while (!(next instanceof Received.Closed)) {
      before.add(packet(next));
      next = connection.next();
    }
    heart.stop();
    return before;
  }

  @Override
  public void close() {
    heart.stop();
    connection.close();
  }

  private static String packet(Received message) {
    if (message instanceof Received.Binary binary) {
      return Payload.binary(binary.data().array());
    }
    if (message instanceof Received.Text text) {
      return text.text();
    }
    throw new AssertionError("Not a message: " + message);
  }
}
