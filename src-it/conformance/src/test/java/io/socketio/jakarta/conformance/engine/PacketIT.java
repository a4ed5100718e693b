// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Payload;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Engine.IO packets, as far as both transports agree on them. */
class PacketIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  @ParameterizedTest
  @EnumSource
  void aTextMessageComesBackUnchanged(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("4hello");
    assertThat(client.next()).isEqualTo("4hello");
  }

  @ParameterizedTest
  @EnumSource
  void textIsUtf8(Transport transport) {
    EngineClient client = transport.open(wire);
    String text = "4\u00e4\u20ac \ud83d\ude00 \u2028 \u0000 \"\\\r\n\t\u007f";
    client.send(text);
    assertThat(client.next()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void whatUtf8CannotExpressIsReplaced(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("4give half a character", "4and go on");
    assertThat(client.next()).isEqualTo("4half \ufffd");
    assertThat(client.next()).isEqualTo("4and go on");
  }

  @ParameterizedTest
  @EnumSource
  void aBinaryMessageComesBackUnchanged(Transport transport) {
    EngineClient client = transport.open(wire);
    byte[] everyByte = new byte[256];
    IntStream.range(0, everyByte.length).forEach(i -> everyByte[i] = (byte) i);
    client.send(Payload.binary(everyByte));
    assertThat(client.next()).isEqualTo(Payload.binary(everyByte));
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTextMessageIsAMessage(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("4");
    assertThat(client.next()).isEqualTo("4");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyBinaryMessageIsAMessage(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("b");
    assertThat(client.next()).isEqualTo("b");
  }

  @ParameterizedTest
  @EnumSource
  void messagesKeepTheirOrder(Transport transport) {
    EngineClient client = transport.open(wire);
    List<String> messages =
        IntStream.range(0, 100)
            .mapToObj(i -> i % 3 == 0 ? Payload.binary((byte) i) : "4" + i)
            .toList();
    client.send(messages.toArray(String[]::new));
    assertThat(messages).allSatisfy(message -> assertThat(client.next()).isEqualTo(message));
  }

  @ParameterizedTest
  @EnumSource
  void openUpgradeAndNoopPacketsAreIgnored(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("0", "0{}", "5", "6", "6noop");
    client.send("4still here");
    assertThat(client.next()).isEqualTo("4still here");
  }

  @ParameterizedTest
  @CsvSource({
    "POLLING, 7",
    "POLLING, 9abc",
    "POLLING, x",
    "POLLING, B",
    "POLLING, \u00e4",
    "POLLING, ' 4a'",
    "WEBSOCKET, 7",
    "WEBSOCKET, 9abc",
    "WEBSOCKET, x",
    "WEBSOCKET, B",
    "WEBSOCKET, \u00e4",
    "WEBSOCKET, ' 4a'"
  })
  void anUnknownTypeEndsTheSession(Transport transport, String packet) {
    EngineClient client = transport.open(wire);
    client.send(packet);
    assertThat(client.awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyPacketEndsTheSession(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("");
    assertThat(client.awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void packetsAfterAMalformedOneAreNotProcessed(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("9", "4after");
    assertThat(client.awaitEnd()).isEmpty();
  }
}
