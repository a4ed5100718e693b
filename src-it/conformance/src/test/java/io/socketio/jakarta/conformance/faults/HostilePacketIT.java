// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.WebSocketConnection;
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
 * Packets within the limit of bytes that are expensive for a careless server. What becomes of the
 * session that sends them is not the question: nobody else may notice.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Undisturbed
class HostilePacketIT {
  private static final int SIZE = 900_000;

  @Order(2)
  @RegisterExtension
  final Wire wire = Wire.socketIo();

  @Order(1)
  @RegisterExtension
  final NothingLeft nothingLeft = new NothingLeft(wire);

  static Stream<Named<String>> packets() {
    return Stream.of(
        Named.of("nested arrays", "42[\"message\"," + nested("[", "]") + "]"),
        Named.of("nested objects", "42[\"message\"," + nested("{\"a\":", "}") + "]"),
        Named.of("nested auth", "40/custom,{\"a\":" + nested("[", "]") + "}"),
        Named.of("unclosed arrays", "42[\"message\"," + "[".repeat(SIZE)),
        Named.of("a long integer", "42[\"message\"," + "9".repeat(SIZE) + "]"),
        Named.of("a long fraction", "42[\"message\",0." + "9".repeat(SIZE) + "]"),
        Named.of("a huge exponent", "42[\"message\",1e999999999]"),
        Named.of("a long ack id", "42" + "9".repeat(SIZE) + "[\"message-with-ack\"]"),
        Named.of("a long namespace", "40/" + "n".repeat(SIZE) + ","),
        Named.of("a long event name", "42[\"" + "n".repeat(SIZE) + "\"]"),
        Named.of("many arguments", "42[\"message\"" + ",1".repeat(SIZE / 2) + "]"),
        Named.of("many keys", "42[\"message\",{" + "\"a\":1,".repeat(SIZE / 6) + "\"a\":1}]"),
        Named.of("many escapes", "42[\"message\",\"" + "\\u0000".repeat(SIZE / 6) + "\"]"),
        Named.of("many backslashes", "42[\"message\",\"" + "\\\\".repeat(SIZE / 2) + "\"]"),
        Named.of("many digits of attachments", "45" + "1".repeat(SIZE) + "-[\"message\"]"));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void nobodyElseNotices(String packet) {
    HealthyClients others = new HealthyClients(wire);
    for (int i = 0; i < 5; i++) {
      joined().send(packet);
    }
    others.assertServed();
    HealthyClients.assertServed(wire);
  }

  @Test
  void anAttachmentThatIsReferencedThousandsOfTimesHarmsNobodyElse() {
    HealthyClients others = new HealthyClients(wire);
    String placeholders = ("," + SocketIo.PLACEHOLDER).repeat(5_000);
    WebSocketConnection connection = joined();
    connection.send("451-[\"message\"" + placeholders + "]");
    connection.send(Frame.binary(new byte[10_000]));
    others.assertServed();
  }

  private WebSocketConnection joined() {
    WebSocketConnection connection = wire.webSocket(Wire.WEBSOCKET);
    connection.text();
    connection.send("40");
    connection.text();
    connection.text();
    return connection;
  }

  private static String nested(String open, String close) {
    int depth = SIZE / (open.length() + close.length());
    return open.repeat(depth) + "1" + close.repeat(depth);
  }
}
