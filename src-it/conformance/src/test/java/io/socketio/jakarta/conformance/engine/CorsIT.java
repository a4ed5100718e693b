// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross-origin requests to a server that allows every origin. */
class CorsIT {
  private static final String ORIGIN = "https://foreign.example";

  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void everyAnswerOfASessionAllowsAllOrigins() {
    PollingSession session = wire.polling();
    assertAllowed(wire.call(Request.get(Wire.POLLING).header("Origin", ORIGIN)));
    assertAllowed(wire.call(Request.post(session.query(), "4a").header("Origin", ORIGIN)));
    assertAllowed(wire.call(Request.get(session.query()).header("Origin", ORIGIN)));
  }

  @Test
  void answersAreTheSameWithoutOrigin() {
    assertAllowed(wire.call(Request.get(Wire.POLLING)));
  }

  @Test
  void refusalsMayBeReadByAllOrigins() {
    String tooLarge = "4" + "x".repeat(1_000_000);
    String query = wire.polling().query();
    assertAllowed(wire.call(Request.get("").header("Origin", ORIGIN)));
    assertAllowed(wire.call(Request.get(Wire.POLLING + "&sid=x").header("Origin", ORIGIN)));
    assertAllowed(wire.call(Request.of("PUT", query).header("Origin", ORIGIN)));
    assertAllowed(wire.call(Request.post(query, tooLarge).header("Origin", ORIGIN)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {Wire.POLLING, Wire.POLLING + "&sid=x", "EIO=4&transport=carrier-pigeon", ""})
  void aPreflightIsAnsweredBeforeAnyOtherCheck(String query) {
    Answer answer = wire.call(preflight(query));
    assertThat(answer.status()).isEqualTo(204);
    assertAllowed(answer);
    assertThat(answer.header("access-control-allow-methods"))
        .hasValue("GET,HEAD,PUT,PATCH,POST,DELETE");
  }

  @Test
  void aPreflightAllowsTheHeadersItAsksFor() {
    Answer answer =
        wire.call(
            preflight(Wire.POLLING)
                .header("Access-Control-Request-Headers", "content-type,x-custom"));
    assertThat(answer.header("access-control-allow-headers")).hasValue("content-type,x-custom");
    assertThat(String.join(",", answer.headers().getOrDefault("vary", List.of())))
        .containsIgnoringCase("Access-Control-Request-Headers");
  }

  @Test
  void aPreflightThatAsksForNoHeadersIsToldNone() {
    assertThat(wire.call(preflight(Wire.POLLING)).headers())
        .doesNotContainKeys("access-control-allow-headers", "access-control-max-age");
  }

  @Test
  void aWebSocketMayComeFromAnyOrigin() {
    WebSocketConnection connection =
        wire.tryWebSocket(Wire.upgrade(Wire.WEBSOCKET).header("Origin", ORIGIN));
    assertThat(connection.isOpen()).isTrue();
    assertThat(connection.text()).startsWith("0{");
  }

  private static Request preflight(String query) {
    return Request.of("OPTIONS", query)
        .header("Origin", ORIGIN)
        .header("Access-Control-Request-Method", "POST");
  }

  private static void assertAllowed(Answer answer) {
    assertThat(answer.headers().get("access-control-allow-origin")).containsExactly("*");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
    assertThat(String.join(",", answer.headers().getOrDefault("vary", List.of())))
        .as("the answer is the same for every origin")
        .doesNotContainIgnoringCase("Origin");
  }
}
