// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.OldPollingSession;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients of Socket.IO 2, packet by packet. */
@Tag("own-server")
class OldClientIT {
  private static final String WEBSOCKET = "EIO=3&transport=websocket";
  private static final String HEADER = "51-[\"doge\",{\"_placeholder\":true,\"num\":0}]";

  @RegisterExtension final Wire wire = Wire.oldSocketIo();

  @Test
  void theServerConnectsTheClientToTheMainNamespace() {
    WebSocketConnection connection = wire.webSocketWithPings(WEBSOCKET);
    String sid = Jsons.object(connection.text().substring(1)).getString("sid");
    assertThat(connection.text()).isEqualTo("40");
    connection.send("420[\"getId\"]");
    assertThat(connection.text()).isEqualTo("430[\"" + sid + "\"]");
  }

  @Test
  void theIdInAnotherNamespaceNamesIt() {
    WebSocketConnection connection = wire.webSocketWithPings(WEBSOCKET);
    String sid = Jsons.object(connection.text().substring(1)).getString("sid");
    assertThat(connection.text()).isEqualTo("40");
    connection.send("40/foo,");
    assertThat(connection.text()).isEqualTo("40/foo,");
    connection.send("42/foo,0[\"getId\"]");
    assertThat(connection.text()).isEqualTo("43/foo,0[\"/foo#" + sid + "\"]");
  }

  @Test
  void theQueryOfANamespaceIsItsAuth() {
    WebSocketConnection connection = connected("");
    connection.send("40/abc?a=b&c=%26,");
    assertThat(connection.text()).isEqualTo("40/abc,");
    String event = connection.text();
    assertThat(event).startsWith("42/abc,[\"handshake\",{");
    JsonObject handshake =
        Jsons.value(event.substring(event.indexOf('['))).asJsonArray().getJsonObject(1);
    assertThat(handshake.getJsonObject("auth"))
        .isEqualTo(Jsons.object("{\"a\":\"b\",\"c\":\"&\"}"));
  }

  @Test
  void aRefusalIsAText() {
    WebSocketConnection connection = wire.webSocketWithPings(WEBSOCKET + "&fail=true");
    assertThat(connection.text()).startsWith("0{");
    assertThat(connection.text()).isEqualTo("44\"Auth failed (main namespace)\"");
    connection.send("40/no,");
    assertThat(connection.text()).isEqualTo("44/no,\"Auth failed (custom namespace)\"");
  }

  @Test
  void aNamespaceThatDoesNotExistIsAnObject() {
    WebSocketConnection connection = connected("");
    connection.send("40/nowhere?a=b,");
    assertThat(connection.text()).isEqualTo("44/nowhere,{\"message\":\"Invalid namespace\"}");
  }

  @Test
  void attachmentsHaveATypeOnTheWebSocket() {
    WebSocketConnection connection = connected("");
    connection.send("42[\"doge\"]");
    assertThat(connection.text()).isEqualTo("4" + HEADER);
    assertThat(connection.next()).isEqualTo(new Received.Binary(bytes("\4asdfasdf")));
    connection.send("451-[\"buffa\",{\"_placeholder\":true,\"num\":0}]");
    connection.send(Frame.binary((byte) 4, (byte) 1));
    assertThat(connection.text()).isEqualTo("42[\"buffack\"]");
  }

  @Test
  void attachmentsAreBase64ForThoseWhoWantIt() {
    WebSocketConnection connection = connected("&b64=1");
    connection.send("42[\"doge\"]");
    assertThat(connection.text()).isEqualTo("4" + HEADER);
    assertThat(connection.text()).isEqualTo("b4YXNkZmFzZGY=");
  }

  @Test
  void attachmentsAreOctetsOnPolling() {
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.first()).isEqualTo("2:40");
    session.post("10:42[\"doge\"]");
    Answer answer = session.poll();
    assertThat(answer.header("content-type")).hasValue("application/octet-stream");
    String length = "\0\4\2\u00ff"; // 42 characters
    assertThat(answer.body()).isEqualTo(bytes(length + "4" + HEADER + "\1\11\u00ff\4asdfasdf"));
  }

  @Test
  void clientsOfTodayAreServedAsEver() {
    WebSocketConnection connection = wire.webSocket(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    connection.send("40/foo?a=b,");
    assertThat(connection.text()).isEqualTo("44/foo?a=b,{\"message\":\"Invalid namespace\"}");
    connection.send("40");
    assertThat(connection.text()).startsWith("40{\"sid\":");
  }

  private WebSocketConnection connected(String options) {
    WebSocketConnection connection = wire.webSocketWithPings(WEBSOCKET + options);
    assertThat(connection.text()).startsWith("0{");
    assertThat(connection.text()).isEqualTo("40");
    return connection;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
