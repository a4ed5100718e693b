// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Payload;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.Wire;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * MessagePack that lies about its lengths, is nested without end, or is no packet: it ends its
 * session, over either transport, and nobody else notices.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("own-server")
@Undisturbed
class HostileMsgpackIT {
  private static final int SIZE = 600_000;
  private static final String TYPE = "a474797065";
  private static final String NSP = "a36e7370a12f";
  private static final String DATA = "a464617461";
  private static final String ID = "a26964";

  /** Type 0 in the main namespace. */
  private static final String CONNECT = "82" + TYPE + "00" + NSP;

  /** Event {@code message-with-ack} with the number 5 and the id 1, and its answer. */
  private static final String QUESTION =
      "84" + TYPE + "02" + DATA + "92b06d6573736167652d776974682d61636b05" + ID + "01" + NSP;

  private static final String ANSWER = "84" + TYPE + "03" + DATA + "9105" + NSP + ID + "01";

  @Order(2)
  @RegisterExtension
  final Wire wire = Wire.withOption("msgpack");

  @Order(2)
  @RegisterExtension
  final Wire json = Wire.withOption("rules");

  @Order(1)
  @RegisterExtension
  final NothingLeft nothingLeft = new NothingLeft(wire);

  static Stream<Named<String>> messages() {
    return Stream.concat(
        Stream.of(
            Named.of("nested arrays as the packet", "91".repeat(SIZE) + "c0"),
            Named.of("nested maps as the packet", "81a161".repeat(SIZE / 3) + "c0"),
            Named.of("nested arrays under an unknown key", "81a178" + "91".repeat(SIZE) + "c0"),
            Named.of("nested auth", "83" + TYPE + "00" + NSP + DATA + "81a161".repeat(SIZE / 3)),
            Named.of("nothing", ""),
            Named.of("a number", "05"),
            Named.of("an empty map", "80"),
            Named.of("no namespace", "81" + TYPE + "02"),
            Named.of("a number as the namespace", "82" + TYPE + "00" + "a36e737001"),
            Named.of("a type that is unknown", "82" + TYPE + "05" + NSP),
            Named.of("a type that is negative", "82" + TYPE + "ff" + NSP),
            Named.of("a type that is a text", "82" + TYPE + "a132" + NSP),
            Named.of("a type that is no integer", "82" + TYPE + "cb4000000000000001" + NSP),
            Named.of("an event without data", "82" + TYPE + "02" + NSP),
            Named.of("an event that is a map", "83" + TYPE + "02" + NSP + DATA + "80"),
            Named.of("an event without name", "83" + TYPE + "02" + NSP + DATA + "90"),
            Named.of("an id that is a text", QUESTION.replace(ID + "01", ID + "a131")),
            Named.of("an id without bound", QUESTION.replace(ID + "01", ID + "cfffffffffffffffff")),
            Named.of("a map without its last entry", "83" + TYPE + "00" + NSP),
            Named.of("a map without end", "dfffffffff" + TYPE + "00" + NSP),
            Named.of("bytes behind the packet", QUESTION + "00")),
        values().map(value -> Named.of("an argument: " + value.getName(), event(value))));
  }

  private static Stream<Named<String>> values() {
    return Stream.of(
        Named.of("nested arrays", "91".repeat(SIZE) + "c0"),
        Named.of("nested maps", "81a161".repeat(SIZE / 3) + "c0"),
        Named.of("arrays announced and nested", "ddffffffff".repeat(SIZE / 5)),
        Named.of("2 GB of text", "db7fffffff61"),
        Named.of("4 GB of text", "dbffffffff61"),
        Named.of("2 GB of bytes", "c67fffffff00"),
        Named.of("4 GB of bytes", "c6ffffffff00"),
        Named.of("2 billion elements", "dd7fffffff00"),
        Named.of("4 billion elements", "ddffffffff00"),
        Named.of("2 billion entries", "df7fffffff00"),
        Named.of("4 billion entries", "dfffffffff00"),
        Named.of("2 GB of an extension", "c97fffffff00"),
        Named.of("a text that is cut off", "da8000" + "61".repeat(0x7000)),
        Named.of("invalid UTF-8", "a2c328"),
        Named.of("the code that is never used", "c1"),
        Named.of("an unknown extension", "d46300"),
        Named.of("a date far away", "c70cff000000007fffffffffffffff"),
        Named.of("a key that is a number", "810000"),
        Named.of("a key that is an array", "81900000"));
  }

  private static String event(Named<String> argument) {
    return "83" + TYPE + "02" + NSP + DATA + "92a165" + argument.getPayload();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageThatIsNoPacketEndsItsSessionOnly(String hex) {
    HealthyClients others = new HealthyClients(json);
    EngineClient witness = joined(Transport.WEBSOCKET);
    for (Transport transport : Transport.values()) {
      EngineClient offender = joined(transport);
      offender.send(binary(hex));
      assertThat(offender.awaitEnd()).isEmpty();
    }
    assertAlive(witness);
    others.assertServed();
  }

  @ParameterizedTest
  @EnumSource
  void aTextEndsItsSessionOnly(Transport transport) {
    EngineClient witness = joined(transport);
    EngineClient offender = joined(transport);
    offender.send("42[\"message\",1]");
    assertThat(offender.awaitEnd()).isEmpty();
    assertAlive(witness);
  }

  /** What is wrong here is only that nobody else sends so much of it. */
  static Stream<Named<String>> plenty() {
    return Stream.of(
        Named.of("arguments", "dd" + String.format("%08x", SIZE + 1) + "a165" + "c0".repeat(SIZE)),
        Named.of("elements", "92a165dd" + String.format("%08x", SIZE) + "c0".repeat(SIZE)),
        Named.of(
            "equal keys", "92a165df" + String.format("%08x", SIZE / 3) + "a161c0".repeat(SIZE / 3)),
        Named.of("bytes", "92a165c6" + String.format("%08x", SIZE) + "00".repeat(SIZE)));
  }

  @ParameterizedTest
  @MethodSource("plenty")
  void plentyOfItHarmsNobody(String data) {
    EngineClient client = joined(Transport.WEBSOCKET);
    client.send(binary("83" + TYPE + "02" + NSP + DATA + data));
    assertAlive(client);
    SocketIo.assertAlive(SocketIo.connect(Transport.POLLING, json));
  }

  private EngineClient joined(Transport transport) {
    EngineClient client = transport.open(wire);
    client.send(binary(CONNECT));
    assertThat(hex(client.next())).contains("00" + DATA + "81a3736964");
    assertThat(hex(client.next())).contains("92a461757468");
    assertAlive(client);
    return client;
  }

  private static void assertAlive(EngineClient client) {
    client.send(binary(QUESTION));
    assertThat(hex(client.next())).isEqualTo(ANSWER);
  }

  private static String binary(String hex) {
    return Payload.binary(HexFormat.of().parseHex(hex));
  }

  private static String hex(String packet) {
    return HexFormat.of().formatHex(Payload.bytes(packet));
  }
}
