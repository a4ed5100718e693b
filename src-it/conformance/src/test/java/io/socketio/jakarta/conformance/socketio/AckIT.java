// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acknowledgements. */
class AckIT {
  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void anAcknowledgementCarriesTheIdAndTheArguments(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("4212[\"message-with-ack\",1,\"two\",{\"three\":[null]}]");
    assertThat(client.next()).isEqualTo("4312[1,\"two\",{\"three\":[null]}]");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("own-server") // where JSON-B logs an error
  void anErrorHandlerAnswersWhereTheAnswerCannotBeWritten(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("427[\"endless\"]");
    assertThat(client.next()).isEqualTo("437[\"sorry\"]");
    client.send("428[\"message-with-ack\",1]");
    assertThat(client.next()).isEqualTo("438[1]");
  }

  @Test
  void anAcknowledgementMayHaveNoArguments() {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("421[\"message-with-ack\"]");
    assertThat(client.next()).isEqualTo("431[]");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "007, 7", "00, 0", "9007199254740991, 9007199254740991"})
  void idsAreDecimalNumbers(String id, String same) {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("42" + id + "[\"message-with-ack\",1]");
    assertThat(client.next()).isEqualTo("43" + same + "[1]");
  }

  /** Node counts in doubles. No client sends such ids, and the exact one is as good. */
  @ParameterizedTest
  @ValueSource(strings = {"9007199254740993", "1152921504606846977"})
  void hugeIdsComeBackAsTheSameNumberOfJavaScript(String id) {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("42" + id + "[\"message-with-ack\",1]");
    String answer = client.next();
    assertThat(answer).matches("43\\d+\\[1]");
    String same = answer.substring("43".length(), answer.indexOf('['));
    assertThat(Double.parseDouble(same)).isEqualTo(Double.parseDouble(id));
  }

  @Test
  void theMainNamespaceMayBeNamed() {
    EngineClient client = SocketIo.connect(Transport.WEBSOCKET, wire);
    client.send("42/,5[\"message-with-ack\",1]");
    assertThat(client.next()).isEqualTo("435[1]");
  }

  @ParameterizedTest
  @EnumSource
  void manyAcknowledgementsKeepTheirOrder(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send(
        IntStream.range(0, 200)
            .mapToObj(i -> "42" + i + "[\"message-with-ack\"," + i + "]")
            .toArray(String[]::new));
    for (int i = 0; i < 200; i++) {
      assertThat(client.next()).isEqualTo("43" + i + "[" + i + "]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "430[]",
        "4399[1,2]",
        "43[]",
        "43/,5[]",
        "461-99[{\"_placeholder\":true,\"num\":0}]"
      })
  void anAcknowledgementThatNobodyAwaitsIsIgnored(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packet);
      if (packet.startsWith("46")) {
        client.send("bAQID");
      }
      SocketIo.assertAlive(client);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"431{}", "431\"x\"", "431null", "431true", "431[", "431[]x", "43{}"})
  void aPayloadThatIsNoArrayEndsTheSession(String packet) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packet);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }
}
