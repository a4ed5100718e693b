// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the application knows of the first request, and asks its clients. */
@ResourceLock(value = "options", mode = ResourceAccessMode.READ)
class HandshakeIT {
  private static final String JS_DATE =
      "[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d{4} \\d\\d:\\d\\d:\\d\\d GMT[+-]\\d{4} \\(.+\\)";

  @RegisterExtension final Wire wire = Wire.withOption("plain");

  private JsonObject handshake(Request upgrade, String auth) {
    WebSocketConnection connection = wire.tryWebSocket(upgrade);
    connection.text();
    connection.send("40" + auth);
    connection.text();
    connection.text();
    connection.send("421[\"handshake\"]");
    return SocketIo.json(connection.text(), "431").asJsonArray().getJsonObject(0);
  }

  @Test
  void hasTheMembersThatItHasInNode() {
    String query = Wire.WEBSOCKET + "&a=%26b&a=c%20d";
    JsonObject handshake = handshake(Wire.upgrade(query).header("X-Some", "value"), "{\"n\":[1]}");
    assertThat(handshake.keySet())
        .containsExactlyInAnyOrder(
            "headers", "time", "address", "xdomain", "secure", "issued", "url", "query", "auth");
    assertThat(handshake.getString("url")).isEqualTo("/plain/?" + query);
    assertThat(handshake.getJsonObject("query").getString("a")).isEqualTo("c d");
    assertThat(handshake.getJsonObject("headers").getString("x-some")).isEqualTo("value");
    assertThat(handshake.getString("address")).isIn("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");
    assertThat(handshake.getJsonObject("auth")).hasToString("{\"n\":[1]}");
    assertThat(handshake.getBoolean("secure")).isFalse();
    assertThat(handshake.getString("time")).matches(JS_DATE);
    assertThat(Instant.ofEpochMilli(handshake.getJsonNumber("issued").longValue()))
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
  }

  @Test
  void repeatedHeadersAreOneStringAsInNode() {
    Request upgrade = Wire.upgrade(Wire.WEBSOCKET);
    List<String> names =
        List.of("Cookie", "User-Agent", "Authorization", "Content-Type", "Referer", "X-Other");
    names.forEach(name -> upgrade.header(name, "a=1").header(name, "b=2"));
    JsonObject headers = handshake(upgrade, "").getJsonObject("headers");
    assertThat(headers.getString("cookie")).isEqualTo("a=1; b=2");
    assertThat(headers.getString("user-agent")).isEqualTo("a=1");
    assertThat(headers.getString("authorization")).isEqualTo("a=1");
    assertThat(headers.getString("content-type")).isEqualTo("a=1");
    assertThat(headers.getString("referer")).isEqualTo("a=1");
    assertThat(headers.getString("x-other")).isEqualTo("a=1, b=2");
  }

  @Test
  void tellsARequestOfAnotherOriginByItsHeader() {
    Request upgrade = Wire.upgrade(Wire.WEBSOCKET);
    assertThat(handshake(upgrade, "").getBoolean("xdomain")).isFalse();
    Request foreign = Wire.upgrade(Wire.WEBSOCKET).header("Origin", "http://elsewhere");
    assertThat(handshake(foreign, "").getBoolean("xdomain")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theQuestionsOfANamespaceAreCountedTogether(Transport transport) {
    EngineClient one = SocketIo.connect(transport, wire);
    EngineClient other = SocketIo.connect(transport, wire);
    int first = question(one);
    assertThat(question(other)).isEqualTo(first + 1);
    assertThat(question(one)).isEqualTo(first + 2);
  }

  private static int question(EngineClient client) {
    client.send("42[\"ask\"]");
    String packet = client.next();
    assertThat(packet).matches("42\\d+\\[\"question\"]");
    return Integer.parseInt(packet.substring(2, packet.indexOf('[')));
  }

  @Test
  void anUpgradeIsNotOfferedWhereItIsOff() {
    assertThat(wire.call(Request.get(Wire.POLLING)).packets().get(0)).contains("\"upgrades\":[]");
  }

  @Test
  void theClientIsNotServedWhereThatIsOff() {
    assertThat(wire.call(Request.get("").below("socket.io.js")).json())
        .hasToString("{\"code\":0,\"message\":\"Transport unknown\"}");
  }

  @Test
  void messagesAreCompressedWhereThatIsOn() {
    Request upgrade =
        Wire.upgrade(Wire.WEBSOCKET).header("Sec-WebSocket-Extensions", "permessage-deflate");
    assertThat(wire.tryWebSocket(upgrade).handshake().header("sec-websocket-extensions"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("permessage-deflate"));
  }
}
