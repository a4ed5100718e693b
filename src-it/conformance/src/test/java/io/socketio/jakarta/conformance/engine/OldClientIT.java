// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.OldPollingSession;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.Refusal;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of Engine.IO 3, where they are allowed. */
class OldClientIT {
  private static final String WEBSOCKET = "EIO=3&transport=websocket";
  private static final String BASE64 = "&b64=1";

  @RegisterExtension final Wire wire = Wire.oldEngineIo();

  @Test
  void theOpenPacketIsThatOfToday() {
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.handshake().keySet())
        .containsExactly("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");
    assertThat(session.handshake().getJsonArray("upgrades")).hasToString("[\"websocket\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EIO=&", "EIO=x&", "EIO=5&"})
  void whateverIsNotTheFourthRevisionIsTheThird(String revision) {
    Answer answer = wire.call(Request.get(revision + "transport=polling"));
    assertThat(answer.text()).matches("\\d+:0\\{.*}");
  }

  @Test
  void clientsOfTodayAreServedAsEver() {
    assertThat(wire.polling().handshake().getString("sid")).isNotEmpty();
    WebSocketConnection connection = wire.webSocket(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    connection.send("4a");
    assertThat(connection.text()).isEqualTo("4a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EIO=4&", "EIO=5&", ""})
  void aSessionKeepsItsRevision(String revision) {
    String ofToday = wire.polling().handshake().getString("sid");
    OldPollingSession session = new OldPollingSession(wire, "");
    boolean today = revision.equals("EIO=4&");
    String sid = today ? session.handshake().getString("sid") : ofToday;
    String query = revision + "transport=polling&sid=" + sid;
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.get(query)));
    String upgrade = revision + "transport=websocket&sid=" + sid;
    WebSocketConnection refused = wire.tryWebSocket(Wire.upgrade(upgrade));
    assertThat(refused.handshake().status()).isEqualTo(400);
    assertThat(session.post("2:4a").text()).isEqualTo("ok");
  }

  @Test
  void lengthsCountUtf16CodeUnits() {
    OldPollingSession session = new OldPollingSession(wire, BASE64);
    assertThat(session.post("6:4h\u00e9\u20ac\ud83d\ude002:4b").text()).isEqualTo("ok");
    assertThat(receive(session, 2)).isEqualTo("6:4h\u00e9\u20ac\ud83d\ude002:4b");
  }

  /** The echoes of one payload may come in several answers. */
  private static String receive(OldPollingSession session, int count) {
    StringBuilder all = new StringBuilder();
    while (all.chars().filter(c -> c == ':').count() < count) {
      all.append(session.poll().text());
    }
    return all.toString();
  }

  @Test
  void whatUtf8CannotExpressIsReplaced() {
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.post("22:4give half a character").text()).isEqualTo("ok");
    assertThat(receive(session, 1)).isEqualTo("7:4half \ufffd");
    WebSocketConnection connection = wire.webSocketWithPings(WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    connection.send("4give half a character");
    assertThat(connection.text()).isEqualTo("4half \ufffd");
  }

  @Test
  void binaryDataIsBase64ForThoseWhoWantIt() {
    OldPollingSession session = new OldPollingSession(wire, BASE64);
    assertThat(session.post("10:b4AQIDBA==").text()).isEqualTo("ok");
    Answer answer = session.poll();
    assertThat(answer.header("content-type").orElse("")).startsWith("text/plain");
    assertThat(answer.text()).isEqualTo("10:b4AQIDBA==");
  }

  @Test
  void binaryDataIsBinaryForTheOthers() {
    OldPollingSession session = new OldPollingSession(wire, "");
    byte[] payload = {1, 5, -1, 4, 1, 2, 3, 4};
    assertThat(session.post(payload).text()).isEqualTo("ok");
    Answer answer = session.poll();
    assertThat(answer.header("content-type")).hasValue("application/octet-stream");
    assertThat(answer.body()).isEqualTo(ByteBuffer.wrap(payload));
  }

  @Test
  void textIsTextAlsoForThoseWhoReadBinaryData() {
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.post((byte) 0, (byte) 3, (byte) -1, (byte) '4', (byte) 0xc3, (byte) 0xa9))
        .extracting(Answer::text)
        .isEqualTo("ok");
    Answer answer = session.poll();
    assertThat(answer.header("content-type").orElse("")).startsWith("text/plain");
    assertThat(answer.text()).isEqualTo("2:4\u00e9");
  }

  @Test
  void binaryFramesHaveAType() {
    WebSocketConnection connection = open(WEBSOCKET);
    connection.send(Frame.binary((byte) 4, (byte) 1, (byte) 2));
    assertThat(connection.next())
        .isEqualTo(new Received.Binary(ByteBuffer.wrap(new byte[] {4, 1, 2})));
  }

  @Test
  void binaryFramesAreTextForThoseWhoWantIt() {
    WebSocketConnection connection = open(WEBSOCKET + BASE64);
    connection.send("b4AQIDBA==");
    assertThat(connection.text()).isEqualTo("b4AQIDBA==");
    connection.send(Frame.binary((byte) 4, (byte) 7));
    assertThat(connection.text()).isEqualTo("b4Bw==");
  }

  @Test
  void theClientPings() {
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.post("1:2").text()).isEqualTo("ok");
    assertThat(session.poll().text()).isEqualTo("1:3");
    WebSocketConnection connection = open(WEBSOCKET);
    connection.send("2");
    assertThat(connection.text()).isEqualTo("3");
  }

  @Test
  void theServerNeverPingsButEndsASilentSession() {
    long start = System.nanoTime();
    WebSocketConnection connection = open(WEBSOCKET);
    assertThat(connection.next()).isInstanceOf(Received.Closed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThan(wire.target().pingTimeout().plusMillis(200));
  }

  @Test
  void aPongOfTheClientEndsTheSession() {
    WebSocketConnection connection = open(WEBSOCKET);
    connection.send("3");
    assertThat(connection.next()).isInstanceOf(Received.Closed.class);
  }

  @Test
  void theUpgradeIsThatOfToday() {
    OldPollingSession session = new OldPollingSession(wire, "");
    WebSocketConnection connection = wire.webSocketWithPings(session.upgradeQuery());
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
    assertThat(session.poll().text()).isEqualTo("1:6");
    connection.send("5");
    connection.send(Frame.binary((byte) 4, (byte) 9));
    assertThat(connection.next())
        .isEqualTo(new Received.Binary(ByteBuffer.wrap(new byte[] {4, 9})));
    Refusal.BAD_REQUEST.isAnswerOf(session.poll());
  }

  @Test
  void theClosePacketEndsThePollOfTheClient() {
    OldPollingSession session = new OldPollingSession(wire, "");
    assertThat(session.post("1:1").text()).isEqualTo("ok");
    Refusal.SESSION_UNKNOWN.isAnswerOf(session.poll());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "4a", "9:4a", "2:4a1", "1:x", "1:", ":", "-1:4", "1e1:4"})
  void aMalformedPayloadEndsTheSession(String payload) {
    OldPollingSession session = new OldPollingSession(wire, "");
    session.post(payload);
    Refusal.SESSION_UNKNOWN.isAnswerOf(session.poll());
  }

  private WebSocketConnection open(String query) {
    WebSocketConnection connection = wire.webSocketWithPings(query);
    assertThat(connection.text()).startsWith("0{");
    return connection;
  }
}
