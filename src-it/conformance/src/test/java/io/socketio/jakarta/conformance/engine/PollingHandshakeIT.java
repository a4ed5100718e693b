// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.Refusal;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first GET of a session over HTTP long-polling. */
class PollingHandshakeIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void theOpenPacketHasExactlyFiveKeys() {
    JsonObject open = open(wire.call(Request.get(Wire.POLLING)));
    assertThat(open.keySet())
        .containsExactlyInAnyOrder("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");
    assertThat(open.getString("sid")).isNotEmpty();
    assertThat(open.get("upgrades")).isEqualTo(Jsons.value("[\"websocket\"]"));
    assertThat(open.getInt("pingInterval")).isEqualTo(300);
    assertThat(open.getInt("pingTimeout")).isEqualTo(wire.target().pingTimeout().toMillis());
    assertThat(open.getInt("maxPayload")).isEqualTo(1_000_000);
  }

  @Test
  void theAnswerIsUncacheableUtf8Text() {
    Answer answer = wire.call(Request.get(Wire.POLLING));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.mediaType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(answer.header("cache-control")).hasValue("no-store");
  }

  @Test
  void sessionIdsAreDistinctAndSafeInAQuery() {
    Set<String> sids = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      String sid = open(wire.call(Request.get(Wire.POLLING))).getString("sid");
      assertThat(sid).matches("[A-Za-z0-9_-]{16,}");
      sids.add(sid);
    }
    assertThat(sids).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Wire.POLLING + "&sid=",
        Wire.POLLING + "&sid",
        Wire.POLLING + "&t=abc123",
        Wire.POLLING + "&b64=1",
        Wire.POLLING + "&EIO=4",
        "&&EIO=4&transport=%70olling",
        "transport=carrier-pigeon&EIO=3&transport=polling&EIO=4",
        Wire.POLLING + "&sid=unknown&sid="
      })
  void aQueryWithoutSessionIdStartsASession(String query) {
    assertThat(open(wire.call(Request.get(query))).getString("sid")).isNotEmpty();
  }

  @Test
  void theLastOfTwoTransportsCounts() {
    Refusal.TRANSPORT_UNKNOWN.isAnswerOf(
        wire.call(Request.get(Wire.POLLING + "&transport=carrier-pigeon")));
  }

  @Test
  void theLastOfTwoSessionIdsCounts() {
    Refusal.SESSION_UNKNOWN.isAnswerOf(
        wire.call(Request.get(wire.polling().query() + "&sid=unknown")));
  }

  @Test
  void furtherPathSegmentsAreAccepted() {
    Answer answer = wire.call(Request.get(Wire.POLLING).below("foo/bar"));
    assertThat(open(answer).getString("sid")).isNotEmpty();
  }

  @Test
  void thePathWithoutTrailingSlashBelongsToTheHost() {
    Answer answer = wire.application().call(Request.get(Wire.POLLING).below("engine.io"));
    assertThat(answer.status()).isEqualTo(404);
  }

  private static JsonObject open(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    String packet = answer.packets().get(0);
    assertThat(packet).startsWith("0{");
    JsonObject open = Jsons.object(packet.substring(1));
    assertThat(open.get("upgrades")).isInstanceOf(JsonArray.class);
    return open;
  }
}
