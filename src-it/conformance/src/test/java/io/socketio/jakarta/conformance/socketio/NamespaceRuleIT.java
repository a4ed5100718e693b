// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Probe;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that decide later which namespaces come into being, and namespaces that go again. */
@Tag("own-server")
@ResourceLock("options")
class NamespaceRuleIT {
  private static final int CROWD = 10;

  @RegisterExtension final Wire wire = Wire.withOption("rules");

  private static void join(EngineClient client, String namespace) {
    client.send("40" + namespace + ",");
    assertThat(client.next()).startsWith("40" + namespace + ",{\"sid\":\"");
  }

  private static void assertAlive(EngineClient client, String namespace) {
    client.send("42" + namespace + ",7[\"message-with-ack\",1]");
    assertThat(client.next()).isEqualTo("43" + namespace + ",7[1]");
  }

  private static void assertRefused(EngineClient client, String namespace) {
    assertThat(client.next()).isEqualTo("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "POLLING, /later-1", "WEBSOCKET, /later-1",
    "POLLING, /last-1", "WEBSOCKET, /last-1"
  })
  void aRuleMayTakeItsTime(Transport transport, String namespace) {
    EngineClient client = SocketIo.connect(transport, wire);
    join(client, namespace);
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @EnumSource
  void aRuleMayAskForAWord(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    String cave = "/cave-" + transport;
    client.send("40" + cave + ",{\"word\":\"open barley\"}");
    assertRefused(client, cave);
    client.send("40" + cave + ",{\"word\":\"open sesame\"}");
    assertThat(client.next()).startsWith("40" + cave + ",{\"sid\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/last-thrown", "/last-failed"})
  void aRuleThatFailsLeavesItToTheNext(String namespace) {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    join(client, namespace);
    assertAlive(client, namespace);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nobody-allows", "/nobody-thrown", "/nobody-failed"})
  void aNameThatNoRuleAllowsIsRefused(String namespace) {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("40" + namespace + ",");
    assertRefused(client, namespace);
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @EnumSource
  void otherNamespacesAreServedWhileARuleDecides(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("40/never-1,");
    join(client, "/last-2");
    assertAlive(client, "/last-2");
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @EnumSource
  void aClientMayAskAgainWhileARuleDecides(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("40/never-1,");
    client.send("40/never-1,");
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42/never-1,[\"message\",1]", "41/never-1,"})
  void anyOtherPacketForTheNamespaceEndsTheSessionWhileTheRuleDecides(String packet) {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("40/never-1,");
    client.send(packet);
    assertThat(client.awaitEnd()).isEmpty();
  }

  @Test
  void thoseWhoAskAtOnceShareTheNamespace() {
    List<EngineClient> crowd =
        IntStream.range(0, CROWD)
            .mapToObj(i -> SocketIo.connect(Transport.WEBSOCKET, wire))
            .toList();
    crowd.forEach(client -> client.send("40/last-crowd,"));
    crowd.forEach(client -> assertThat(client.next()).startsWith("40/last-crowd,{\"sid\":\""));
    crowd.get(0).send("42/last-crowd,[\"tell\",1]");
    crowd.forEach(client -> assertThat(client.next()).isEqualTo("42/last-crowd,[\"news\",1]"));
  }

  @Test
  void theLastToLeaveTakesTheNamespaceAlong() {
    EngineClient one = SocketIo.connect(Transport.WEBSOCKET, wire);
    EngineClient other = SocketIo.connect(Transport.POLLING, wire);
    int before = namespaces();
    join(one, "/last-3");
    join(other, "/last-3");
    assertThat(namespaces()).isEqualTo(before + 1);
    one.send("41/last-3,");
    assertAlive(other, "/last-3");
    assertThat(namespaces()).isEqualTo(before + 1);
    other.close();
    Await.until("the namespace is gone", () -> namespaces() == before);
    join(one, "/last-3");
    assertAlive(one, "/last-3");
  }

  @Test
  void whoIsRefusedTakesTheNamespaceAlong() {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    int before = namespaces();
    client.send("40/last-4,{\"refuse\":true}");
    assertThat(client.next()).isEqualTo("44/last-4,{\"message\":\"as you wish\"}");
    Await.until("the namespace is gone", () -> namespaces() == before);
  }

  @ParameterizedTest
  @EnumSource
  void whatMiddlewareEmitsComesBeforeTheConnection(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("40/last-5,{\"greet\":true}");
    assertThat(client.next()).isEqualTo("42/last-5,[\"early\"]");
    assertThat(client.next()).startsWith("40/last-5,{\"sid\":\"");
  }

  private int namespaces() {
    return Probe.read(wire.application()).orElseThrow().namespaces();
  }
}
