// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, there and back. */
class EventIT {
  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void anEventMayHaveNoArguments(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("42[\"message\"]");
    assertThat(client.next()).isEqualTo("42[\"message-back\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0",
        "-1",
        "1.5",
        "2147483648",
        "9007199254740991",
        "true",
        "false",
        "null",
        "null,null",
        "\"\"",
        "\"text\"",
        "\"123\"",
        "\"\u20ac\u00e4\ud83d\ude00\u4e2d\"",
        "\"\\\"\\\\/\\n\\t\\u0000\\u001f\"",
        "[]",
        "{}",
        "[[],[{}]]",
        "1,\"2\",[3],{\"four\":4},null,true",
        "{\"z\":1,\"a\":{\"y\":2,\"b\":3},\"m\":[]}",
        "{\"\":1,\" \":2,\"\u20ac\":3}",
        "[1,[2,[3,[4,[5]]]]]",
        "{\"_placeholder\":true,\"num\":0}",
        "\"__proto__\",{\"constructor\":1}",
        "{\"type\":4,\"nsp\":\"/custom\",\"id\":1}"
      })
  void argumentsComeBackLetterByLetter(String arguments) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send("42[\"message\"," + arguments + "]");
      assertThat(client.next()).isEqualTo("42[\"message-back\"," + arguments + "]");
    }
  }

  @Test
  void whiteSpaceAndEscapesDoNotMatter() {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("42[ \"mess\\u0061ge\" ,\n\t{ \"\\u20ac\" : \"\\ud83d\\ude00\\/\" } ]");
    assertThat(SocketIo.json(client.next(), "42"))
        .isEqualTo(Jsons.value("[\"message-back\",{\"\u20ac\":\"\ud83d\ude00/\"}]"));
  }

  @ParameterizedTest
  @EnumSource
  void halfACharacterArrivesWhereverItStands(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    for (String half :
        List.of("\\ud83d", "\\ude00", "a\\ud83db", "\ud83d\ude00\\ude00\\\\\\ud83d")) {
      for (String value : List.of("\"" + half + "\"", "{\"" + half + "\":[\"" + half + "\"]}")) {
        client.send("421[\"decode\"," + value + "]");
        assertThat(client.next()).isEqualTo("42[\"decoded\"," + value + ",{\"in\":" + value + "}]");
        assertThat(client.next()).isEqualTo("431[[" + value + "]]");
        client.send("42[\"message\"," + value + "]");
        assertThat(client.next()).isEqualTo("42[\"message-back\"," + value + "]");
      }
    }
  }

  @Test
  void numbersKeepTheirValue() {
    double[] numbers = {1.0, 1e21, 1.5e-7, -0.1, 123456789012345680000.0, 4.9e-324, 1e308};
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    for (double number : numbers) {
      client.send("42[\"message\"," + number + "]");
      JsonArray answer = SocketIo.json(client.next(), "42").asJsonArray();
      assertThat(((JsonNumber) answer.get(1)).doubleValue()).isEqualTo(number);
    }
  }

  @Test
  void manyArgumentsComeBack() {
    String arguments = "1,".repeat(5000) + "1";
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("42[\"message\"," + arguments + "]");
    assertThat(client.next()).isEqualTo("42[\"message-back\"," + arguments + "]");
  }

  @Test
  void theMainNamespaceMayBeNamed() {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("42/,[\"message\",1]");
    assertThat(client.next()).isEqualTo("42[\"message-back\",1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42",
        "42[\"nobody listens\",1]",
        "42[\"\"]",
        "42[\"error\",\"x\"]",
        "42[\"connection\"]",
        "42[\"ping\"]",
        "42[\"toString\"]",
        "42[\"__proto__\"]",
        "42[0]",
        "42[1,2]",
        "42[-1.5]"
      })
  void eventsWithoutListenerAreIgnored(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packet);
      SocketIo.assertAlive(client);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42{}",
        "42{\"0\":\"message\"}",
        "42[]",
        "42[null]",
        "42[true]",
        "42[{}]",
        "42[[\"message\"]]",
        "42\"message\"",
        "42null",
        "42message",
        "42[",
        "42[\"message\"",
        "42[\"message\",]",
        "42[\"message\"]x",
        "42[\"message\"][]",
        "42['message']",
        "42[\"message\",undefined]",
        "42[\"message\",NaN]",
        "42[\"message\",01]",
        "42[\"message\",\"\n\"]"
      })
  void aPayloadThatIsNoEventEndsTheSession(String packet) {
    assertEnds(packet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect",
        "connect_error",
        "disconnect",
        "disconnecting",
        "newListener",
        "removeListener"
      })
  void aReservedNameEndsTheSession(String name) {
    assertEnds("42[\"" + name + "\"]");
  }

  private void assertEnds(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packet);
      client.send("42[\"message\",\"too late\"]");
      assertThat(client.awaitEnd()).isEmpty();
    }
  }
}
