// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Refusal;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which refusal a bad HTTP request gets, and which check comes first when several would fail. */
class RefusedRequestIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EIO=4",
        "EIO=4&transport",
        "EIO=4&transport=",
        "EIO=4&transport=carrier-pigeon",
        "EIO=4&transport=Polling",
        "EIO=4&transport=polling%20",
        "EIO=4&transport=webtransport",
        "EIO=4&transport=__proto__",
        "EIO=4&transport=constructor"
      })
  void theTransportMustBeKnown(String query) {
    Refusal.TRANSPORT_UNKNOWN.isAnswerOf(wire.call(Request.get(query)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "__proto__", "constructor", "%00", "..%2f", "%C3%A4"})
  void theSessionMustBeKnown(String sid) {
    String query = Wire.POLLING + "&sid=" + sid;
    Refusal.SESSION_UNKNOWN.isAnswerOf(wire.call(Request.get(query)));
    Refusal.SESSION_UNKNOWN.isAnswerOf(wire.call(Request.post(query, "4a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void aHandshakeIsAGet(String method) {
    Refusal.BAD_METHOD.isAnswerOf(wire.call(Request.of(method, Wire.POLLING)));
  }

  @Test
  void aHandshakeIsNoHead() {
    assertThat(wire.call(Request.of("HEAD", Wire.POLLING)).status()).isEqualTo(400);
  }

  @Test
  void aWebSocketNeedsAnUpgrade() {
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.get(Wire.WEBSOCKET)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EIO=3&", "", "EIO=&", "EIO=5&", "EIO=04&", "EIO=4.0&", "EIO=x&"})
  void theRevisionMustBe4(String revision) {
    Refusal.UNSUPPORTED_REVISION.isAnswerOf(wire.call(Request.get(revision + "transport=polling")));
  }

  @Test
  void theTransportOfASessionChangesOnlyByAnUpgrade() {
    String sid = wire.polling().sid();
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.get(Wire.WEBSOCKET + "&sid=" + sid)));
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.post(Wire.WEBSOCKET + "&sid=" + sid, "4a")));
  }

  @Test
  void aSessionOnWebSocketIsNotPolled() {
    EngineClient client = Transport.WEBSOCKET.open(wire);
    String query = Wire.POLLING + "&sid=" + client.sid();
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.get(query)));
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.post(query, "4a")));
    client.send("4untouched");
    assertThat(client.next()).isEqualTo("4untouched");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EIO=3&", "", "EIO=5&"})
  void aSessionKeepsItsRevision(String revision) {
    String query = revision + "transport=polling&sid=" + wire.polling().sid();
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.get(query)));
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.post(query, "4a")));
  }

  @Test
  void anOriginWithControlCharactersIsRefused() {
    // HTTP servers refuse such a header before any application sees it, with a page of their own.
    Request get = Request.get(Wire.POLLING).header("Origin", "http://a\u0001b");
    assertThat(wire.call(get).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, EIO=3&transport=carrier-pigeon&sid=unknown, TRANSPORT_UNKNOWN",
    "POST, EIO=3&transport=carrier-pigeon, TRANSPORT_UNKNOWN",
    "POST, EIO=3&transport=polling&sid=unknown, SESSION_UNKNOWN",
    "PUT, EIO=3&transport=websocket&sid=unknown, SESSION_UNKNOWN",
    "POST, EIO=3&transport=websocket, BAD_METHOD",
    "POST, EIO=3&transport=polling, BAD_METHOD",
    "GET, EIO=3&transport=websocket, BAD_REQUEST",
  })
  void theFirstFailingCheckCounts(String method, String query, Refusal refusal) {
    refusal.isAnswerOf(wire.call(Request.of(method, query)));
  }

  @Test
  void aRefusedRequestLeavesTheSessionAlone() {
    EngineClient client = Transport.POLLING.open(wire);
    String sid = "&sid=" + client.sid();
    wire.call(Request.get("EIO=4&transport=carrier-pigeon" + sid));
    wire.call(Request.get(Wire.WEBSOCKET + sid));
    wire.call(Request.get("EIO=3&transport=polling" + sid));
    client.send("4untouched");
    assertThat(client.next()).isEqualTo("4untouched");
  }
}
