// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Binary packets that no client would send. */
class BinaryViolationIT {
  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "450-[\"message\"]",
        "4511-[\"message\"]",
        "454294967297-[\"message\"]",
        "4599999999999999999999-[\"message\"]",
        "45[\"message\"]",
        "451[\"message\"]",
        "451",
        "45",
        "45-[\"message\"]",
        "45--1-[\"message\"]",
        "451.5-[\"message\"]",
        "45x-[\"message\"]",
        "451x-[\"message\"]",
        "45NaN-[\"message\"]",
        "460-1[]",
        "4611-1[]",
        "461[]"
      })
  void aWrongNumberOfAttachmentsEndsTheSession(String packet) {
    assertEnds(packet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "451-{}",
        "451-[]",
        "451-[null]",
        "451-[\"disconnect\"]",
        "451-[\"message\"",
        "461-1{}"
      })
  void aWrongPayloadEndsTheSession(String packet) {
    assertEnds(packet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1", "2147483648", "\"0\"", "null", "true", "[0]", "{}"})
  void aPlaceholderWithoutAttachmentEndsTheSession(String number) {
    assertEnds("451-[\"message\",{\"_placeholder\":true,\"num\":" + number + "}]", "bAQID");
    assertEnds("451-[\"message\",[{\"a\":{\"_placeholder\":true,\"num\":" + number + "}}]]", "b");
  }

  @ParameterizedTest
  @EnumSource
  void aPlaceholderWithoutNumberEndsTheSession(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("451-[\"message\",{\"_placeholder\":true}]", "bAQID");
    assertThat(client.awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"42[\"message\"]", "40/custom,", "41", "431[]", "451-[\"message\"]", "47"})
  void textWhileAttachmentsAreMissingEndsTheSession(String packet) {
    assertEnds("452-[\"message\"]", "bAQID", packet);
  }

  @ParameterizedTest
  @EnumSource
  void anAttachmentWithoutPacketEndsTheSession(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("bAQID");
    assertThat(client.awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anAttachmentTooManyEndsTheSession(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("451-[\"nobody listens\"," + SocketIo.PLACEHOLDER + "]", "bAQID", "bAQID");
    assertThat(client.awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anAttachmentBeforeTheFirstConnectEndsTheSession(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send("bAQID");
    assertThat(client.awaitEnd()).isEmpty();
  }

  private void assertEnds(String... packets) {
    for (Transport transport : Transport.values()) {
      EngineClient client = SocketIo.connect(transport, wire);
      client.send(packets);
      assertThat(client.awaitEnd()).isEmpty();
    }
  }
}
