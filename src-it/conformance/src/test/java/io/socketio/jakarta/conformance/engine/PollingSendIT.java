// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.Payload;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** POST requests of a session. */
class PollingSendIT {
  private static final int MAX_PAYLOAD = 1_000_000;

  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void theAnswerIsOk() {
    Answer answer = wire.polling().post("4a");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("ok");
    assertThat(answer.header("content-length")).hasValue("2");
    assertThat(answer.header("content-type").orElse("")).startsWith("text/html");
    assertThat(answer.header("cache-control")).hasValue("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain;charset=UTF-8",
        "text/plain; charset=ISO-8859-1",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=ISO-8859-1",
        "multipart/form-data; boundary=x",
        "application/json",
        "no type at all"
      })
  void theBodyIsUtf8TextWhateverItsType(String contentType) {
    PollingSession session = wire.polling();
    String packet = "4sid=x&d=%2B+\u20ac&transport=websocket";
    Request post =
        Request.of("POST", session.query()).header("Content-Type", contentType).body(packet);
    assertThat(wire.call(post).text()).isEqualTo("ok");
    assertThat(session.receive(1)).containsExactly(packet);
  }

  @Test
  void theBodyNeedsNoType() {
    PollingSession session = wire.polling();
    assertThat(wire.call(Request.of("POST", session.query()).body("4a")).text()).isEqualTo("ok");
    assertThat(session.receive(1)).containsExactly("4a");
  }

  @Test
  void theBodyMayBeChunked() {
    PollingSession session = wire.polling();
    Request post = Request.of("POST", session.query()).chunks("4a", "bc\u001e", "4d");
    assertThat(wire.call(post).text()).isEqualTo("ok");
    assertThat(session.receive(2)).containsExactly("4abc", "4d");
  }

  @Test
  void theBodyMayComeByteByByte() throws IOException {
    PollingSession session = wire.polling();
    byte[] body = "4\u20ac\u00e4\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    Exchange post = wire.start(Request.of("POST", session.query()).declaredLength(body.length));
    for (byte next : body) {
      post.write(new byte[] {next});
    }
    assertThat(post.answer().text()).isEqualTo("ok");
    assertThat(session.receive(1)).containsExactly(new String(body, StandardCharsets.UTF_8));
  }

  @Test
  void aPostWithoutBodyEndsTheSession() {
    PollingSession session = wire.polling();
    // Node destroys the connection, an error status is as good.
    wire.start(Request.of("POST", session.query()))
        .answerOrEnd()
        .ifPresent(answer -> assertThat(answer.status()).isIn(200, 400));
    session.awaitEnd();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9", "x\u001e4c"})
  void packetsBeforeAMalformedOneAreProcessedAndThoseAfterItAreNot(String malformed) {
    // A ping may take the GET first.
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.polling();
          Exchange poll = session.heldPoll();
          session
              .startPost("4a", "4b", malformed)
              .answerOrEnd()
              .ifPresent(answer -> assertThat(answer.status()).isIn(200, 400));
          // Node gives the rest of the output up once the first packet has released the GET.
          assertThat(poll.answer().packets()).contains("4a").doesNotContain("4c");
          session.awaitEnd();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "bAQIDBA, bAQIDBA==",
    "'bAQ\nIDBA==\n', bAQIDBA==",
    "b_-8, b/+8=",
    "bAQ!ID, bAQID",
    "bAQ==ID, bAQ==",
    "b*, b",
  })
  void base64IsReadAsLenientlyAsByNode(String sent, String received) {
    PollingSession session = wire.polling();
    session.post(sent);
    assertThat(session.receive(1)).containsExactly(received);
  }

  @Test
  void octetStreamsAreRefusedAndEndTheSession() {
    PollingSession session = wire.polling();
    Request post =
        Request.of("POST", session.query())
            .header("Content-Type", "application/octet-stream")
            .body("4a");
    Answer answer = wire.call(post);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEmpty();
    session.awaitEnd();
  }

  @Test
  void aPayloadOfExactlyTheLimitIsAccepted() {
    PollingSession session = wire.polling();
    String packet = "4" + "x".repeat(MAX_PAYLOAD - 1);
    assertThat(session.post(packet).text()).isEqualTo("ok");
    assertThat(session.receive(1).get(0).equals(packet)).isTrue();
  }

  @Test
  void aPayloadAboveTheLimitIsRefusedAndEndsTheSession() {
    // A ping may take the GET first.
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.polling();
          Exchange poll = session.heldPoll();
          assertTooLarge(session, session.startPost("4" + "x".repeat(MAX_PAYLOAD)));
          assertThat(poll.answer().text()).isEqualTo("1");
        });
  }

  @Test
  void theLimitCountsBytes() {
    PollingSession session = wire.polling();
    assertTooLarge(session, session.startPost("4" + "\u20ac".repeat(MAX_PAYLOAD / 3 + 1)));
  }

  @Test
  void theLimitIsThatOfThePayloadNotOfItsPackets() {
    PollingSession session = wire.polling();
    String half = "4" + "x".repeat(MAX_PAYLOAD / 2);
    assertTooLarge(session, session.startPost(half, half));
  }

  @Test
  void theLimitHoldsForChunkedBodies() {
    PollingSession session = wire.polling();
    String chunk = "4" + "x".repeat(MAX_PAYLOAD / 2);
    assertTooLarge(session, wire.start(Request.of("POST", session.query()).chunks(chunk, chunk)));
  }

  @Test
  void manyPacketsFitIntoOnePayload() {
    PollingSession session = wire.polling();
    String[] packets = new String[1000];
    Arrays.setAll(packets, i -> "4" + i);
    assertThat(session.post(Payload.of(packets)).text()).isEqualTo("ok");
    assertThat(session.receive(packets.length)).containsExactly(packets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD"})
  void otherMethodsFailAndTheSessionGoesOn(String method) {
    PollingSession session = wire.polling();
    Answer answer = wire.call(Request.of(method, session.query()));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).isEmpty();
    session.post("4a");
    assertThat(session.receive(1)).containsExactly("4a");
  }

  private static void assertTooLarge(PollingSession session, Exchange post) {
    Answer answer = post.answer();
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).isEmpty();
    session.awaitEnd();
  }
}
