// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A client is not given up because its handlers are so slow that the server has stopped to read
 * from it, pongs included.
 */
class SlowHandlerIT {
  /** More than may wait for the handlers of a socket. */
  private static final int EVENTS = 300;

  private static final int BLOCKED = 8;

  /** The first without an answer would end a session that is read. */
  private static final int PINGS = 4;

  @RegisterExtension final Wire wire = Wire.socketIo();

  @Test
  void aWebSocketStaysOpen() {
    Attempts.assertOneSucceeds(
        () -> {
          WebSocketConnection connection = wire.webSocketWithPings(Wire.WEBSOCKET);
          assertThat(connection.text()).startsWith("0{");
          connection.send("40");
          assertThat(connection.text()).startsWith("40{");
          assertThat(connection.text()).startsWith("42[\"auth\"");
          String key = UUID.randomUUID().toString();
          slowEvents(key).forEach(connection::send);
          for (int i = 0; i < PINGS; i++) {
            assertThat(connection.text()).isEqualTo("2");
            connection.send("3");
          }
          release(key);
          assertThat(answers(connection)).isEqualTo(expectedAnswers());
          connection.send("42[\"message\",\"alive\"]");
          assertThat(next(connection)).isEqualTo("42[\"message-back\",\"alive\"]");
        });
  }

  @Test
  void aPollingSessionStaysOpen() {
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.pollingWithPings();
          session.post("40");
          assertThat(session.receive(2).get(0)).startsWith("40{");
          String key = UUID.randomUUID().toString();
          Exchange post = session.startPost(slowEvents(key).toArray(String[]::new));
          for (int i = 0; i < PINGS; i++) {
            assertThat(session.pollOnce()).containsExactly("2");
          }
          assertThat(post.isDone()).isFalse();
          release(key);
          assertThat(post.answer().text()).isEqualTo("ok");
          assertThat(session.receive(EVENTS)).isEqualTo(expectedAnswers());
        });
  }

  /** The default executor of WildFly has four threads on two processors, for all applications. */
  @ParameterizedTest
  @EnumSource
  void blockedHandlersStopNobodyElse(Transport transport) {
    Map<String, EngineClient> held = new HashMap<>();
    for (int i = 0; i < BLOCKED; i++) {
      String key = UUID.randomUUID().toString();
      EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
      client.send("42[\"hold\",\"" + key + "\"]");
      held.put(key, client);
    }

    EngineClient other = SocketIo.connect(transport, wire);
    SocketIo.assertAlive(other);

    held.keySet().forEach(key -> other.send("42[\"release\",\"" + key + "\"]"));
    held.values().forEach(SocketIo::assertAlive);
  }

  private static List<String> slowEvents(String key) {
    List<String> packets = new ArrayList<>();
    packets.add("42[\"hold\",\"" + key + "\"]");
    for (int i = 0; i < EVENTS; i++) {
      packets.add("42[\"message\"," + i + "]");
    }
    return packets;
  }

  private void release(String key) {
    EngineClient other = SocketIo.connect(Transport.WEBSOCKET, wire);
    other.send("42[\"release\",\"" + key + "\"]");
  }

  private static List<String> expectedAnswers() {
    List<String> packets = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      packets.add("42[\"message-back\"," + i + "]");
    }
    return packets;
  }

  private static List<String> answers(WebSocketConnection connection) {
    List<String> packets = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      packets.add(next(connection));
    }
    return packets;
  }

  /** The next packet other than a ping, which is answered. */
  private static String next(WebSocketConnection connection) {
    String packet = connection.text();
    while (packet.equals("2")) {
      connection.send("3");
      packet = connection.text();
    }
    return packet;
  }
}
