// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Joining namespaces. */
class ConnectIT {
  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void theMainNamespaceAnswersWithASocketIdBeforeAnyEvent(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("40");
    JsonObject answer = SocketIo.json(client.next(), "40").asJsonObject();
    assertThat(answer.keySet()).containsExactly("sid");
    assertThat(answer.getString("sid")).isNotEmpty();
    assertThat(client.next()).isEqualTo("42[\"auth\",{}]");
  }

  @ParameterizedTest
  @EnumSource
  void theIdOfASocketIsNotThatOfTheSession(Transport transport) {
    EngineClient client = transport.open(wire);
    Set<String> ids = Set.of(client.sid(), SocketIo.joinMain(client), SocketIo.joinCustom(client));
    assertThat(ids).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void whatOneClientSentFailsNoCallAboutAll(Transport transport) {
    EngineClient other = SocketIo.connect(transport, wire);
    for (String value :
        List.of(
            "1e99999",
            "9".repeat(2_000),
            "0." + "9".repeat(2_000),
            "[".repeat(500) + "]".repeat(500),
            "\"\\ud83d\"")) {
      EngineClient client = transport.open(wire);
      String auth = "{\"x\":" + value + "}";
      client.send("40" + auth);
      String sid = SocketIo.json(client.next(), "40").asJsonObject().getString("sid");
      assertThat(client.next()).isEqualTo("42[\"auth\"," + auth + "]");
      other.send("421[\"auth-of\",\"" + sid + "\"]");
      assertThat(other.next()).startsWith("431[{\"x\":");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedClientIsAnsweredWhateverTheDataIs(Transport transport) {
    assertRefused(
        transport, "bytes", ",\"data\":{\"bytes\":{\"type\":\"Buffer\",\"data\":[1,255]}}");
    assertRefused(transport, "NaN", ",\"data\":[null]");
    assertRefused(transport, "half a character", ",\"data\":\"\\ud83d\"");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("own-server") // which logs an error
  void aRefusedClientIsAnsweredIfTheDataCannotBeWritten(Transport transport) {
    assertRefused(transport, "endless", "");
  }

  private void assertRefused(Transport transport, String data, String answer) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("40/refused,{\"data\":\"" + data + "\"}");
    assertThat(client.next()).isEqualTo("44/refused,{\"message\":\"no \\ud83d\"" + answer + "}");
  }

  @ParameterizedTest
  @EnumSource
  void authReachesTheServer(Transport transport) {
    String auth = "{\"token\":\"123\",\"nested\":{\"list\":[1,null,true,\"\u20ac\"]}}";
    EngineClient client = transport.open(wire);
    client.send("40" + auth);
    assertThat(client.next()).startsWith("40{");
    assertThat(SocketIo.json(client.next(), "42"))
        .isEqualTo(Jsons.value("[\"auth\"," + auth + "]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"40/,", "40/,{}", "40/", "4012"})
  void theMainNamespaceMayBeWrittenInSeveralWays(String packet) {
    EngineClient client = Transport.WEBSOCKET.open(wire);
    client.send(packet);
    assertThat(client.next()).startsWith("40{\"sid\":");
    assertThat(client.next()).isEqualTo("42[\"auth\",{}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40/custom,", "40/custom", "40/custom,{}"})
  void anotherNamespaceAnswersUnderItsName(String packet) {
    EngineClient client = Transport.WEBSOCKET.open(wire);
    client.send(packet);
    assertThat(client.next()).startsWith("40/custom,{\"sid\":");
    assertThat(client.next()).isEqualTo("42/custom,[\"auth\",{}]");
  }

  @ParameterizedTest
  @EnumSource
  void authIsOfOneNamespaceAlone(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("40{\"token\":1}");
    assertThat(client.next()).startsWith("40{");
    assertThat(client.next()).isEqualTo("42[\"auth\",{\"token\":1}]");
    client.send("40/custom,{\"token\":2}");
    assertThat(client.next()).startsWith("40/custom,{");
    assertThat(client.next()).isEqualTo("42/custom,[\"auth\",{\"token\":2}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40\"token\"",
        "40[]",
        "40[{}]",
        "40null",
        "40true",
        "40{",
        "40{}x",
        "40{}{}",
        "40{\"a\":}",
        "40{'a':1}",
        "40/custom,[]",
        "40/custom,null",
        "40/custom,{"
      })
  void anAuthThatIsNoObjectEndsTheSession(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = transport.open(wire);
      client.send(packet);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/unknown", "/custom2", "/custom/", "/Custom", "/custom?a=b", "/\u20ac", "/a/b/c"})
  void anUnknownNamespaceIsRefusedAndTheSessionGoesOn(String namespace) {
    for (Transport transport : Transport.values()) {
      EngineClient client = transport.open(wire);
      client.send("40" + namespace + ",");
      assertThat(SocketIo.json(client.next(), "44" + namespace + ","))
          .isEqualTo(Jsons.value("{\"message\":\"Invalid namespace\"}"));
      SocketIo.joinMain(client);
      SocketIo.assertAlive(client);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40", "40{}", "40/,"})
  void joiningTheMainNamespaceTwiceEndsTheSession(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packet);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void joiningAnotherNamespaceTwiceEndsTheSession(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    SocketIo.joinCustom(client);
    client.send("40/custom,");
    assertThat(client.awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aNamespaceMayBeJoinedAgainAfterItWasLeft(Transport transport) {
    EngineClient client = transport.open(wire);
    String first = SocketIo.joinMain(client);
    client.send("41");
    // Node refuses the next CONNECT if it comes in the same segment.
    SocketIo.joinCustom(client);
    assertThat(SocketIo.joinMain(client)).isNotEqualTo(first);
    SocketIo.assertAlive(client);
  }
}
