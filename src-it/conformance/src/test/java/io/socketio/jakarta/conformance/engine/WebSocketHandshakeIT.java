// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.Refusal;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The opening of a WebSocket. */
class WebSocketHandshakeIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void theOpenPacketIsTheFirstMessageAndOffersNoUpgrade() {
    String packet = wire.webSocket(Wire.WEBSOCKET).text();
    assertThat(packet).startsWith("0{");
    JsonObject open = Jsons.object(packet.substring(1));
    assertThat(open.keySet())
        .containsExactlyInAnyOrder("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");
    assertThat(open.getString("sid")).isNotEmpty();
    assertThat(open.getJsonArray("upgrades")).isEmpty();
    assertThat(open.getInt("pingInterval")).isEqualTo(300);
    assertThat(open.getInt("pingTimeout")).isEqualTo(wire.target().pingTimeout().toMillis());
    assertThat(open.getInt("maxPayload")).isEqualTo(1_000_000);
  }

  @Test
  void theAnswerFollowsTheWebSocketProtocol() {
    Answer answer = wire.webSocket(Wire.WEBSOCKET).handshake();
    assertThat(answer.header("upgrade").orElse("")).isEqualToIgnoringCase("websocket");
    assertThat(answer.header("connection").orElse("")).isEqualToIgnoringCase("upgrade");
    assertThat(answer.header("sec-websocket-accept")).hasValue("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void compressionIsNotNegotiated() {
    Request request =
        Wire.upgrade(Wire.WEBSOCKET).header("Sec-WebSocket-Extensions", "permessage-deflate");
    WebSocketConnection connection = wire.tryWebSocket(request);
    assertThat(connection.isOpen()).isTrue();
    assertThat(connection.handshake().headers()).doesNotContainKey("sec-websocket-extensions");
  }

  @ParameterizedTest
  @CsvSource({"my-protocol-v1, my-protocol-v1", "'b.2, a', b.2", "'b,a', b"})
  void theFirstSubprotocolIsSelected(String offered, String selected) {
    Request request = Wire.upgrade(Wire.WEBSOCKET).header("Sec-WebSocket-Protocol", offered);
    WebSocketConnection connection = wire.tryWebSocket(request);
    assertThat(connection.handshake().headers().get("sec-websocket-protocol"))
        .containsExactly(selected);
    assertThat(connection.text()).startsWith("0{");
  }

  @Test
  void noSubprotocolIsSelectedUnlessOneIsOffered() {
    assertThat(wire.webSocket(Wire.WEBSOCKET).handshake().headers())
        .doesNotContainKey("sec-websocket-protocol");
  }

  @Test
  void aSubprotocolIsSelectedForAnUpgrade() {
    PollingSession session = wire.polling();
    Request request =
        Wire.upgrade(session.upgradeQuery()).header("Sec-WebSocket-Protocol", "my-protocol-v1");
    WebSocketConnection connection = wire.tryWebSocket(request);
    assertThat(connection.handshake().header("sec-websocket-protocol")).hasValue("my-protocol-v1");
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
  }

  @Test
  void furtherPathSegmentsAreAccepted() {
    WebSocketConnection connection =
        wire.tryWebSocket(Wire.upgrade(Wire.WEBSOCKET).below("foo/bar"));
    assertThat(connection.text()).startsWith("0{");
  }

  @ParameterizedTest
  @CsvSource({
    "'', TRANSPORT_UNKNOWN",
    "EIO=4, TRANSPORT_UNKNOWN",
    "EIO=4&transport=carrier-pigeon, TRANSPORT_UNKNOWN",
    "EIO=4&transport=webtransport, TRANSPORT_UNKNOWN",
    "EIO=4&transport=websocket&sid=unknown, SESSION_UNKNOWN",
    "EIO=4&transport=websocket&sid=__proto__, SESSION_UNKNOWN",
  })
  void aBadHandshakeIsRefusedBeforeTheUpgrade(String query, Refusal refusal) {
    refusal.isHandshakeAnswerOf(wire.tryWebSocket(Wire.upgrade(query)).handshake());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EIO=3&", ""})
  void aSessionKeepsItsRevision(String revision) {
    PollingSession session = wire.polling();
    String query = revision + "transport=websocket&sid=" + session.sid();
    Refusal.BAD_REQUEST.isHandshakeAnswerOf(wire.tryWebSocket(Wire.upgrade(query)).handshake());
    session.post("4a");
    assertThat(session.receive(1)).containsExactly("4a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EIO=3&transport=websocket", "transport=websocket"})
  void theRevisionMustBe4(String query) {
    WebSocketConnection connection = wire.tryWebSocket(Wire.upgrade(query));
    // Node upgrades and then writes the refusal over the stream. A refusal in time is better.
    if (connection.isOpen()) {
      assertThat(connection.next()).isInstanceOf(Received.Closed.class);
    } else {
      Refusal.UNSUPPORTED_REVISION.isHandshakeAnswerOf(connection.handshake());
    }
  }

  @Test
  void aWebSocketThatClaimsToBePollingIsRefused() {
    assertRefused(wire.tryWebSocket(Wire.upgrade(Wire.POLLING)));
  }

  @Test
  void aSecondWebSocketDoesNotDisturbASession() {
    EngineClient client = Transport.WEBSOCKET.open(wire);
    // Node lets it in for a probe, a refusal is as good.
    wire.tryWebSocket(Wire.upgrade(Wire.WEBSOCKET + "&sid=" + client.sid())).close();
    client.send("4untouched");
    assertThat(client.next()).isEqualTo("4untouched");
  }

  /** Node upgrades and closes at once. A script sees no difference to a refusal by status. */
  private static void assertRefused(WebSocketConnection connection) {
    if (connection.isOpen()) {
      assertThat(connection.next()).isInstanceOf(Received.Closed.class);
    } else {
      assertThat(connection.handshake().status()).isEqualTo(400);
    }
  }
}
