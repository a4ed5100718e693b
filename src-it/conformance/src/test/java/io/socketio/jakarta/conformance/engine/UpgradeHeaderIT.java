// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Refusal;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that put one header of a WebSocket handshake on every request. */
class UpgradeHeaderIT {
  @RegisterExtension final Wire wire = Wire.engineIo();
  @RegisterExtension final Wire socketIo = Wire.socketIo();

  private static Request forced(Request request) {
    return request.header("Upgrade", "websocket");
  }

  @Test
  void aHandshakeOverPollingSucceeds() {
    Answer answer = wire.call(forced(Request.get(Wire.POLLING)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.packets().get(0)).startsWith("0{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep-alive", "close", "keep-alive, x-upgrade"})
  void aSessionOverPollingGoesOn(String connection) {
    PollingSession session = wire.polling();
    Request post = Request.post(session.query(), "4a").header("Connection", connection);
    assertThat(wire.call(forced(post)).text()).isEqualTo("ok");
    Request get = Request.get(session.query()).header("Connection", connection);
    List<String> packets = wire.call(forced(get)).packets();
    assertThat(packets).contains("4a");
  }

  @Test
  void theClientIsServed() {
    Answer answer = socketIo.call(forced(Request.get("").below("socket.io.min.js")));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aHandshakeOverWebSocketIsRefused() {
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(forced(Request.get(Wire.WEBSOCKET))));
  }

  @Test
  void theOptionsOfAConnectionMayBeMany() {
    Request request =
        Request.get(Wire.WEBSOCKET)
            .header("Connection", "keep-alive, UPGRADE")
            .header("Upgrade", "WebSocket")
            .header("Sec-WebSocket-Version", "13")
            .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    WebSocketConnection connection = wire.tryWebSocket(request);
    assertThat(connection.text()).startsWith("0{");
  }
}
