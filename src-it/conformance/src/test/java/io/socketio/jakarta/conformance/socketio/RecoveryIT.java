// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Probe;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients may say about the session that they want to go on with. */
@Tag("own-server")
@ResourceLock("options")
class RecoveryIT {
  /** Nearly as much as an auth may take. */
  private static final int HUGE = 65_000;

  /** How long the server with the short memory remembers, with some slack. */
  private static final Duration FORGOTTEN = Duration.ofMillis(300);

  @RegisterExtension final Wire wire = Wire.withOption("recovery");
  @RegisterExtension final Wire shortWire = Wire.withOption("short-recovery");

  /** What a client remembers of its session. */
  private record Memory(String sid, String pid, String offset) {
    String auth() {
      return "{\"pid\":\"" + pid + "\",\"offset\":\"" + offset + "\"}";
    }
  }

  /** Connects, hears an event and goes, without a goodbye. */
  private static Memory formerClient(Transport transport, Wire wire) {
    EngineClient client = transport.open(wire);
    Memory memory = join(client);
    leave(client, wire);
    return memory;
  }

  private static Memory join(EngineClient client) {
    JsonObject connect = connect(client, "40");
    String greeting = client.next();
    assertThat(greeting).startsWith("42[\"auth\",{},\"");
    JsonString offset = SocketIo.json(greeting, "42").asJsonArray().getJsonString(2);
    return new Memory(connect.getString("sid"), connect.getString("pid"), offset.getString());
  }

  private static void leave(EngineClient client, Wire wire) {
    client.close();
    awaitEnd(wire);
  }

  private static void awaitEnd(Wire wire) {
    Await.until(
        "the server knows that the client is gone",
        () -> Probe.read(wire.application()).orElseThrow().sessions() == 0);
  }

  private static JsonObject connect(EngineClient client, String packet) {
    client.send(packet);
    return SocketIo.json(client.next(), "40").asJsonObject();
  }

  private static void assertNew(EngineClient client, String auth, Memory former) {
    JsonObject connect = connect(client, "40" + auth);
    assertThat(connect.getString("sid")).isNotEqualTo(former.sid());
    assertThat(connect.getString("pid")).isNotEqualTo(former.pid());
    assertThat(client.next()).startsWith("42[\"auth\",");
    client.send("421[\"message-with-ack\",1]");
    assertThat(client.next()).isEqualTo("431[1]");
  }

  @ParameterizedTest
  @EnumSource
  void whoKnowsTheSecretGoesOn(Transport transport) {
    Memory former = formerClient(transport, wire);
    EngineClient other = transport.open(wire);
    join(other);
    other.send("42[\"tell\",1]");
    assertThat(other.next()).startsWith("42[\"news\",1,\"");
    EngineClient client = transport.open(wire);
    client.send("40" + former.auth());
    assertThat(client.next()).startsWith("42[\"news\",1,\"");
    JsonObject connect = SocketIo.json(client.next(), "40").asJsonObject();
    assertThat(connect.getString("sid")).isEqualTo(former.sid());
    assertThat(connect.getString("pid")).isEqualTo(former.pid());
  }

  @Test
  void aSessionIsGivenAwayOnce() {
    Memory former = formerClient(Transport.WEBSOCKET, wire);
    EngineClient first = Transport.WEBSOCKET.open(wire);
    assertThat(connect(first, "40" + former.auth()).getString("sid")).isEqualTo(former.sid());
    assertNew(Transport.POLLING.open(wire), former.auth(), former);
    assertThat(first.next()).startsWith("42[\"auth\",");
    first.send("422[\"message-with-ack\",2]");
    assertThat(first.next()).isEqualTo("432[2]");
  }

  @ParameterizedTest
  @EnumSource
  void theSessionOfALivingClientIsNotGivenAway(Transport transport) {
    EngineClient living = transport.open(wire);
    Memory memory = join(living);
    assertNew(transport.open(wire), memory.auth(), memory);
    living.send("422[\"message-with-ack\",2]");
    assertThat(living.next()).isEqualTo("432[2]");
  }

  @Test
  void aSessionThatIsTooOldIsForgotten() {
    Memory former = formerClient(Transport.WEBSOCKET, shortWire);
    long gone = System.nanoTime();
    Await.until("time has passed", () -> System.nanoTime() - gone > FORGOTTEN.toNanos());
    assertNew(Transport.WEBSOCKET.open(shortWire), former.auth(), former);
  }

  @Test
  void theSessionOfALoginIsThatOfThisLoginAlone() {
    WebSocketConnection former = login("alice");
    former.send("40");
    JsonObject connect = SocketIo.json(former.text(), "40").asJsonObject();
    former.close();
    awaitEnd(wire);
    String pid = connect.getString("pid");
    assertThat(sid(login("bob"), pid)).isNotEqualTo(connect.getString("sid"));
    assertThat(sid(anonymous(), pid)).isNotEqualTo(connect.getString("sid"));
    assertThat(sid(anonymous(), pid + " alice")).isNotEqualTo(connect.getString("sid"));
    assertThat(sid(login("alice"), pid)).isEqualTo(connect.getString("sid"));
  }

  private WebSocketConnection anonymous() {
    return opened(Wire.upgrade(Wire.WEBSOCKET));
  }

  private WebSocketConnection login(String user) {
    return opened(Wire.upgrade(Wire.WEBSOCKET).header("X-User", user));
  }

  private WebSocketConnection opened(Request upgrade) {
    WebSocketConnection connection = wire.tryWebSocket(upgrade);
    assertThat(connection.text()).startsWith("0{");
    return connection;
  }

  /** The greeting that was missed comes first. */
  private static String sid(WebSocketConnection connection, String pid) {
    connection.send("40{\"pid\":\"" + pid + "\"}");
    String packet = connection.text();
    if (packet.startsWith("42")) {
      packet = connection.text();
    }
    return SocketIo.json(packet, "40").asJsonObject().getString("sid");
  }

  static Stream<String> secrets() {
    return Stream.of(
        "1",
        "null",
        "true",
        "1e400",
        "[]",
        "{}",
        "[\"PID\"]",
        "{\"PID\":1}",
        "\"\"",
        "\"unknown\"",
        "\"PID \"",
        "\"__proto__\"",
        "\"\\u0000\"",
        "\"" + "x".repeat(HUGE) + "\"",
        "[".repeat(50) + "]".repeat(50));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void anyOtherSecretIsThatOfNobody(String secret) {
    Memory former = formerClient(Transport.WEBSOCKET, wire);
    String pid = secret.replace("PID", former.pid());
    EngineClient client = Transport.WEBSOCKET.open(wire);
    assertNew(client, "{\"pid\":" + pid + ",\"offset\":\"" + former.offset() + "\"}", former);
    EngineClient owner = Transport.WEBSOCKET.open(wire);
    assertThat(connect(owner, "40" + former.auth()).getString("sid")).isEqualTo(former.sid());
  }

  static Stream<String> offsets() {
    return Stream.of(
        "1",
        "true",
        "-1",
        "1e400",
        "[]",
        "{}",
        "\"unknown\"",
        "\"zzzzzzzzzzzzz\"",
        "\"-1\"",
        "\"\\u0000\"",
        "\"" + "x".repeat(HUGE) + "\"",
        "\"" + "1".repeat(HUGE) + "\"");
  }

  @ParameterizedTest
  @MethodSource("offsets")
  void anyOtherOffsetHarmsNobody(String offset) {
    Memory former = formerClient(Transport.WEBSOCKET, wire);
    EngineClient client = Transport.WEBSOCKET.open(wire);
    assertNew(client, "{\"pid\":\"" + former.pid() + "\",\"offset\":" + offset + "}", former);
    EngineClient other = Transport.POLLING.open(wire);
    join(other);
    other.send("421[\"message-with-ack\",1]");
    assertThat(other.next()).isEqualTo("431[1]");
  }
}
