// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polling by scripts and forms, for browsers of long ago: whoever asks for it gets it. */
class JsonpIT {
  @RegisterExtension final Wire wire = Wire.engineIo();
  @RegisterExtension final Wire old = Wire.oldEngineIo();

  @ParameterizedTest
  @CsvSource({"7, 7", "'', ''", "7%3Balert(1), 71", "%3Cscript%3E, ''"})
  void theHandshakeIsAScriptThatCallsTheFunctionOfTheClient(String index, String digits) {
    Answer answer = wire.call(Request.get(Wire.POLLING + "&j=" + index));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.mediaType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(answer.text()).startsWith("___eio[" + digits + "](\"0{").endsWith("\");");
    assertThat(payload(answer)).contains("\"sid\"");
  }

  @Test
  void messagesGoByFormsAndComeByScripts() {
    // A ping may come first.
    Attempts.assertOneSucceeds(
        () -> {
          String query = Wire.POLLING + "&j=3&sid=" + sid(wire, Wire.POLLING);
          Request post =
              Request.of("POST", query)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .body("d=4%22%3C%E2%80%A8%E2%82%AC%5Cn%5C%5Cn+%2B");
          assertThat(wire.call(post).text()).isEqualTo("ok");
          Answer answer = wire.call(Request.get(query));
          assertThat(answer.text()).isEqualTo("___eio[3](\"4\\\"<\\u2028\u20ac\\n\\\\n +\");");
        });
  }

  @Test
  void aFormWithoutDataIsNoMistake() {
    // A ping may come first.
    Attempts.assertOneSucceeds(
        () -> {
          String query = Wire.POLLING + "&j=3&sid=" + sid(wire, Wire.POLLING);
          assertThat(wire.call(Request.post(query, "x=4a")).text()).isEqualTo("ok");
          assertThat(wire.call(Request.post(query, "d=4a")).text()).isEqualTo("ok");
          assertThat(payload(wire.call(Request.get(query)))).isEqualTo("4a");
        });
  }

  @Test
  void aFormWithSomethingElseThanPacketsEndsTheSession() {
    String sid = sid(wire, Wire.POLLING);
    wire.call(Request.post(Wire.POLLING + "&j=3&sid=" + sid, "d=x"));
    assertThat(wire.call(Request.get(Wire.POLLING + "&j=3&sid=" + sid)).status()).isEqualTo(400);
  }

  /** The first request of a session decides, as each request of such a client has the index. */
  @Test
  void otherSessionsAreLeftAlone() {
    PollingSession session = wire.polling();
    assertThat(session.post("4d=4a").text()).isEqualTo("ok");
    assertThat(session.receive(1)).containsExactly("4d=4a");
  }

  @Test
  void oldClientsHaveTheirOwnPayloadInside() {
    String query = "EIO=3&transport=polling&j=0&b64=1";
    Answer handshake = old.call(Request.get(query));
    assertThat(payload(handshake)).matches("\\d+:0\\{.*}");
    String open = payload(handshake);
    String sid = Jsons.object(open.substring(open.indexOf('{'))).getString("sid");
    Request post = Request.post(query + "&sid=" + sid, "d=2%3A4a6%3Ab4AQI%3D");
    assertThat(old.call(post).text()).isEqualTo("ok");
    Answer answer = old.call(Request.get(query + "&sid=" + sid));
    assertThat(answer.text()).isEqualTo("___eio[0](\"2:4a6:b4AQI=\");");
  }

  private static String sid(Wire wire, String query) {
    String open = payload(wire.call(Request.get(query + "&j=3")));
    return Jsons.object(open.substring(1)).getString("sid");
  }

  /** What a browser would hand to the function. */
  private static String payload(Answer answer) {
    String script = answer.text();
    int start = script.indexOf("](") + 2;
    String json = "[" + script.substring(start, script.length() - 2) + "]";
    return Jsons.value(json).asJsonArray().getString(0);
  }
}
