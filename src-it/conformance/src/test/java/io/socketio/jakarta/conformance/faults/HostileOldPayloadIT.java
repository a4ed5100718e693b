// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.OldPollingSession;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.Wire;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Payloads of Engine.IO 3 that lie about their lengths, or are expensive for a careless server:
 * they end their session and nobody else notices.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Undisturbed
class HostileOldPayloadIT {
  private static final int SIZE = 900_000;

  @Order(2)
  @RegisterExtension
  final Wire wire = Wire.oldEngineIo();

  @Order(2)
  @RegisterExtension
  final Wire socketIo = Wire.socketIo();

  @Order(1)
  @RegisterExtension
  final NothingLeft nothingLeft = new NothingLeft(wire);

  static Stream<Named<String>> texts() {
    return Stream.of(
        Named.of("100 MB promised", "100000000:4a"),
        Named.of("more than an int", "4294967298:4a"),
        Named.of("more than a long", "18446744073709551618:4a"),
        Named.of("digits without end", "1".repeat(SIZE)),
        Named.of("digits and a colon", "9".repeat(SIZE) + ":4a"),
        Named.of("zeros without end", "0".repeat(SIZE)),
        Named.of("a truncated packet", "1000000:4" + "a".repeat(SIZE)),
        Named.of("many packets, the last a lie", "2:4a".repeat(1_000) + "3:4a"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextEndsItsSession(String payload) {
    HealthyClients others = new HealthyClients(socketIo);
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.post(payload).status()).isEqualTo(400);
    assertThat(session.poll().status()).isEqualTo(400);
    others.assertServed();
  }

  static Stream<Named<byte[]>> octets() {
    return Stream.of(
        Named.of("100 MB promised", bytes("\1\1\0\0\0\0\0\0\0\0\u00ff\4")),
        Named.of("digits without end", bytes("\1" + "\11".repeat(SIZE))),
        Named.of("zeros without end", bytes("\1" + "\0".repeat(SIZE))),
        Named.of("no digits", bytes("\1\u00ff".repeat(SIZE / 2))),
        Named.of("no decimal digits", bytes("\0\12\u00ff4aaaaaaaaa")),
        Named.of("neither text nor binary", bytes("\2\2\u00ff4a")),
        Named.of("a truncated packet", bytes("\1\5\u00ff\4a")),
        Named.of("text", bytes("2:4a")));
  }

  @ParameterizedTest
  @MethodSource("octets")
  void octetsEndTheirSession(byte[] payload) {
    HealthyClients others = new HealthyClients(socketIo);
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.post(payload).status()).isEqualTo(400);
    assertThat(session.poll().status()).isEqualTo(400);
    others.assertServed();
  }

  /** One answer for each of these would be a hundred times what the client has sent. */
  @Test
  void pingsWithoutEndGetNoPongsWithoutEnd() {
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.post("1:2".repeat(SIZE / 3)).text()).isEqualTo("ok");
    assertThat(session.poll().text()).hasSizeLessThan(100);
    session.post("1:1");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
