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
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets that are malformed, or well-formed at the wrong time: they end the session. */
class ViolationIT {
  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @ValueSource(
      strings = {"4", "47", "49", "4x", "4-1", "4[\"message\"]", "4{}", "4\u0662[\"message\"]"})
  void anUnknownTypeEndsTheSession(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packet);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42[\"message\"]",
        "42",
        "430[]",
        "41",
        "44{\"message\":\"x\"}",
        "42/custom,[\"x\"]"
      })
  void anythingButConnectBeforeTheFirstConnectEndsTheSession(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = transport.open(wire);
      client.send(packet);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42/custom,[\"x\"]",
        "421/custom,[\"x\"]",
        "41/custom,",
        "43/custom,1[]",
        "42/unknown,[\"x\"]"
      })
  void aPacketForANamespaceThatIsNotJoinedEndsTheSession(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packet);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"44{\"message\":\"x\"}", "44\"x\"", "44{}", "44", "44/custom,{}"})
  void aConnectErrorOfTheClientEndsTheSession(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      SocketIo.joinCustom(client);
      client.send(packet);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"41{}", "41[]", "41\"x\"", "41null", "41x"})
  void aDisconnectWithPayloadEndsTheSession(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packet);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }

  @Test
  void eventsBeforeTheViolationAreAnswered() {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("421[\"message-with-ack\",1]");
    assertThat(client.next()).isEqualTo("431[1]");
    client.send("47");
    assertThat(client.awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"47", "40", "41/custom,"})
  void aPendingGetIsReleasedWithAClosePacket(String packet) {
    // A ping may take the GET first.
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.polling();
          session.post("40");
          assertThat(session.receive(2)).hasSize(2);
          Exchange poll = session.heldPoll();
          session.startPost(packet).answerOrEnd();
          List<String> packets = poll.answer().packets();
          assertThat(packets.get(packets.size() - 1)).isEqualTo("1");
          session.awaitEnd();
        });
  }

  @Test
  void withoutPendingGetTheNextOneTellsTheEnd() {
    PollingSession session = wire.polling();
    session.post("40");
    assertThat(session.receive(2)).hasSize(2);
    assertThat(session.post("47").status()).isEqualTo(200);
    assertThat(session.pollOnce()).endsWith("1");
    session.awaitEnd();
  }
}
