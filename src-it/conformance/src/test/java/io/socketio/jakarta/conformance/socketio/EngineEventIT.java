// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the application is told of requests, and adds to answers. */
@Undisturbed
class EngineEventIT {
  @RegisterExtension final Wire wire = Wire.socketIo();

  @Test
  void theFirstAnswerOfASessionHasHeadersOfItsOwn() {
    assertThat(added(wire.call(Request.get(Wire.POLLING)))).containsExactly("1", "2");
    assertThat(added(wire.webSocket(Wire.WEBSOCKET).handshake())).containsExactly("1", "2");
  }

  @Test
  void eachSuccessfulAnswerHasTheOtherHeaders() {
    PollingSession session = wire.polling();
    assertThat(added(session.post("40"))).containsExactly("2");
    assertThat(added(session.poll().answer())).containsExactly("2");
    assertThat(added(wire.webSocket(session.upgradeQuery()).handshake())).containsExactly("2");
    assertThat(added(wire.call(Request.get(Wire.POLLING + "&sid=unknown")))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theApplicationIsToldWhyARequestIsRefused(Transport transport) {
    EngineClient guard = SocketIo.connect(transport, wire);
    guard.send("421[\"guard\"]");
    assertThat(guard.next()).isEqualTo("431[]");

    wire.call(Request.get(Wire.POLLING + "&sid=nobody"));
    assertThat(guard.next()).isEqualTo("42[\"refused\",1,{\"sid\":\"nobody\"}]");
    wire.tryWebSocket(Wire.upgrade("EIO=4&transport=pigeon"));
    assertThat(guard.next()).isEqualTo("42[\"refused\",0,{\"transport\":\"pigeon\"}]");
  }

  private static List<String> added(Answer answer) {
    return Stream.of("x-first", "x-each").flatMap(name -> answer.header(name).stream()).toList();
  }
}
