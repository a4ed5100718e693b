// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.Payload;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events and acknowledgements with attachments. */
class BinaryIT {
  private static final int MAX_ATTACHMENTS = 10;

  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void anAttachmentComesBack(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("451-[\"message\"," + SocketIo.PLACEHOLDER + "]", "bAQID");
    assertThat(SocketIo.json(client.next(), "451-"))
        .isEqualTo(Jsons.value("[\"message-back\"," + SocketIo.PLACEHOLDER + "]"));
    assertThat(client.next()).isEqualTo("bAQID");
  }

  @ParameterizedTest
  @EnumSource
  void anAttachmentMayBeEmpty(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("451-[\"message\"," + SocketIo.PLACEHOLDER + "]", "b");
    assertThat(SocketIo.binaryJson(client, "451-", 1))
        .isEqualTo(Jsons.value("[\"message-back\",\"b\"]"));
  }

  @ParameterizedTest
  @EnumSource
  void anAttachmentMayBeLarge(Transport transport) {
    byte[] data = new byte[700_000];
    IntStream.range(0, data.length).forEach(i -> data[i] = (byte) (i * 31));
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("451-[\"message\"," + SocketIo.PLACEHOLDER + "]", Payload.binary(data));
    assertThat(client.next()).startsWith("451-[\"message-back\"");
    assertThat(client.next().equals(Payload.binary(data))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void attachmentsMayBeAnywhere(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    String arguments = "{\"a\":[1,%s,{\"b\":%s}],\"c\":\"\u20ac\"},%s,null";
    client.send(
        "453-[\"message\","
            + arguments.formatted(
                SocketIo.placeholder(0), SocketIo.placeholder(1), SocketIo.placeholder(2))
            + "]",
        "bAA==",
        "bAQE=",
        "bAgIC");
    assertThat(SocketIo.binaryJson(client, "453-", 3))
        .isEqualTo(
            Jsons.value(
                "[\"message-back\","
                    + arguments.formatted("\"bAA==\"", "\"bAQE=\"", "\"bAgIC\"")
                    + "]"));
  }

  @ParameterizedTest
  @EnumSource
  void placeholdersCountNotTheirOrder(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send(
        "452-[\"message\"," + SocketIo.placeholder(1) + "," + SocketIo.placeholder(0) + "]",
        "bAA==",
        "bAQ==");
    assertThat(SocketIo.binaryJson(client, "452-", 2))
        .isEqualTo(Jsons.value("[\"message-back\",\"bAQ==\",\"bAA==\"]"));
  }

  @ParameterizedTest
  @EnumSource
  void oneAttachmentMayBeReferencedTwice(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send(
        "451-[\"message\"," + SocketIo.PLACEHOLDER + "," + SocketIo.PLACEHOLDER + "]", "bAQID");
    // Whether it is sent back once or twice is the business of the sender.
    String head = client.next();
    assertThat(head).matches("(?s)45[12]-.*");
    int attachments = head.charAt(2) - '0';
    for (int i = 0; i < attachments; i++) {
      assertThat(client.next()).isEqualTo("bAQID");
    }
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @EnumSource
  void asManyAttachmentsAsAllowedComeBack(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    String placeholders =
        IntStream.range(0, MAX_ATTACHMENTS)
            .mapToObj(SocketIo::placeholder)
            .collect(Collectors.joining(","));
    client.send("4510-[\"message\"," + placeholders + "]");
    IntStream.range(0, MAX_ATTACHMENTS).forEach(i -> client.send(Payload.binary((byte) i)));
    String expected =
        IntStream.range(0, MAX_ATTACHMENTS)
            .mapToObj(i -> "\"" + Payload.binary((byte) i) + "\"")
            .collect(Collectors.joining(","));
    assertThat(SocketIo.binaryJson(client, "4510-", MAX_ATTACHMENTS))
        .isEqualTo(Jsons.value("[\"message-back\"," + expected + "]"));
  }

  @ParameterizedTest
  @EnumSource
  void anAcknowledgementMayHaveAttachments(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("451-5[\"message-with-ack\",\"a\"," + SocketIo.PLACEHOLDER + "]", "bAQID");
    assertThat(SocketIo.binaryJson(client, "461-5", 1)).isEqualTo(Jsons.value("[\"a\",\"bAQID\"]"));
  }

  @ParameterizedTest
  @EnumSource
  void theNamespaceMayBeNamed(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    SocketIo.joinCustom(client);
    client.send("451-/custom,[\"nobody listens\"," + SocketIo.PLACEHOLDER + "]", "bAQID");
    client.send("451-/,[\"message\"," + SocketIo.PLACEHOLDER + "]", "bAQID");
    assertThat(SocketIo.binaryJson(client, "451-", 1))
        .isEqualTo(Jsons.value("[\"message-back\",\"bAQID\"]"));
  }

  @ParameterizedTest
  @EnumSource
  void attachmentsMayComeInPayloadsOfTheirOwn(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send(
        "452-[\"message\"," + SocketIo.placeholder(0) + "," + SocketIo.placeholder(1) + "]");
    client.send("bAA==");
    client.send("bAQ==");
    assertThat(SocketIo.binaryJson(client, "452-", 2))
        .isEqualTo(Jsons.value("[\"message-back\",\"bAA==\",\"bAQ==\"]"));
  }

  @Test
  void anAttachmentOnWebSocketMayBeBase64() {
    WebSocketConnection connection = wire.webSocket(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    connection.send("40");
    assertThat(connection.text()).startsWith("40{");
    assertThat(connection.text()).startsWith("42[\"auth\"");
    connection.send("451-[\"message\"," + SocketIo.PLACEHOLDER + "]");
    connection.send("bAQID");
    assertThat(connection.text()).startsWith("451-[\"message-back\"");
    assertThat(connection.next())
        .isEqualTo(new Received.Binary(ByteBuffer.wrap(new byte[] {1, 2, 3})));
  }

  @ParameterizedTest
  @EnumSource
  void aPlaceholderInAPlainEventIsPlainData(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("42[\"message\"," + SocketIo.PLACEHOLDER + "]");
    assertThat(client.next()).isEqualTo("42[\"message-back\"," + SocketIo.PLACEHOLDER + "]");
  }
}
