// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.ConnectionError.ErrorCode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of revision 3, protocol section 9: the client pings at least every 500 ms. */
final class OldClientTest {
  private static final String QUERY = "EIO=3&transport=polling";

  private final Harness harness =
      new Harness(
          EngineOptions.builder()
              .allowEIO3(true)
              .pingInterval(Duration.ofMillis(300))
              .pingTimeout(Duration.ofMillis(200)));
  private final FakeChannel channel = new FakeChannel();

  @Test
  void isRefusedUnlessAllowed() {
    Harness strict = new Harness();
    FakeExchange answer = strict.request(FakeRequest.get(QUERY));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"code\":5,\"message\":\"Unsupported protocol version\"}");
    assertThat(strict.errors().get(0).kind()).isEqualTo(ErrorCode.UNSUPPORTED_PROTOCOL_VERSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EIO=3&transport=polling", "transport=polling", "EIO=&transport=polling"})
  void theThirdRevisionIsTheDefault(String query) {
    FakeExchange answer = harness.request(FakeRequest.get(query));
    assertThat(harness.socket().protocol()).isEqualTo(3);
    assertThat(answer.body())
        .isEqualTo(
            "98:0{\"sid\":\"sid1\",\"upgrades\":[\"websocket\"],\"pingInterval\":300,"
                + "\"pingTimeout\":200,\"maxPayload\":1000000}");
  }

  @Test
  void aSessionKeepsItsRevision() {
    harness.request(FakeRequest.get(QUERY));
    FakeExchange other = harness.get("sid1");
    assertThat(other.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
    assertThat(harness.errors().get(0).context())
        .isEqualTo(Map.of("name", "PROTOCOL_MISMATCH", "protocol", 4, "previousProtocol", 3));
    assertThat(post("6:4alive").body()).isEqualTo("ok");
    harness.polling();
    assertThat(harness.request(FakeRequest.get(QUERY + "&sid=sid2")).status()).isEqualTo(400);
  }

  @Test
  void theClientPingsAndTheServerAnswers() {
    WebSocketReceiver client = open();
    for (int i = 0; i < 3; i++) {
      harness.elapse(490);
      client.text("2");
    }
    assertThat(channel.sent()).containsExactly("3", "3", "3");
    harness.elapse(490);
    assertThat(harness.events()).isEmpty();
    harness.elapse(10);
    assertThat(harness.events()).containsExactly("closed ping timeout");
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  @Test
  void messagesAreNoHeartbeat() {
    WebSocketReceiver client = open();
    harness.elapse(400);
    client.text("4a");
    harness.elapse(100);
    assertThat(harness.events()).containsExactly("text a", "closed ping timeout");
  }

  @Test
  void aPongOfTheClientIsTheWrongDirection() {
    open().text("3");
    assertThat(harness.events())
        .containsExactly("closed transport error: invalid heartbeat direction");
  }

  @Test
  void theHeartbeatGoesOnAfterTheUpgrade() {
    harness.request(FakeRequest.get(QUERY));
    harness.elapse(400);
    WebSocketReceiver client =
        harness.upgrade(FakeRequest.get("EIO=3&transport=websocket&sid=sid1"), channel);
    client.text("2probe");
    client.text("5");
    harness.elapse(90);
    client.text("2");
    assertThat(channel.sent()).containsExactly("3probe", "3");
    harness.elapse(490);
    assertThat(harness.events()).isEmpty();
    harness.elapse(10);
    assertThat(harness.events()).containsExactly("closed ping timeout");
  }

  /** A client that pings and never polls must not fill the memory of the server. */
  @Test
  void onePongWaitsHoweverManyPings() {
    harness.request(FakeRequest.get(QUERY));
    assertThat(post("1:2".repeat(10_000)).body()).isEqualTo("ok");
    assertThat(poll().body()).isEqualTo("1:3");
    post("1:2");
    assertThat(poll().body()).isEqualTo("1:3");
  }

  @Test
  void aSlowWebSocketHasOnePongInFlightAndOneWaiting() {
    WebSocketReceiver client = open();
    channel.hold();
    for (int i = 0; i < 10; i++) {
      client.text("2");
    }
    channel.release();
    assertThat(channel.sent()).containsExactly("3", "3");
    client.text("2");
    assertThat(channel.sent()).containsExactly("3", "3", "3");
  }

  @Test
  void aMalformedPayloadClosesOnlyItsSession() {
    harness.request(FakeRequest.get(QUERY));
    harness.request(FakeRequest.get(QUERY));
    assertThat(post("2:4a99:4b").status()).isEqualTo(400);
    assertThat(harness.events()).containsExactly("text a", "closed parse error: invalid length");
    FakeRequest other = FakeRequest.post(QUERY + "&sid=sid2");
    assertThat(harness.request(other).body("2:4c").body()).isEqualTo("ok");
    assertThat(harness.events()).endsWith("text c");
  }

  @Test
  void binaryBodiesAreReadWithTheRightTypeOnly() {
    harness.request(FakeRequest.get(QUERY));
    FakeRequest post = FakeRequest.post(QUERY + "&sid=sid1");
    FakeExchange binary = harness.request(post.with("Content-Type", "application/octet-stream"));
    binary.bodyReceiver().received(ByteBuffer.wrap(new byte[] {1, 2, -1, 4, 9}));
    assertThat(binary.body()).isEqualTo("ok");
    assertThat(harness.events()).containsExactly("binary [9]");
    FakeExchange text = harness.request(FakeRequest.post(QUERY + "&sid=sid1"));
    text.bodyReceiver().received(ByteBuffer.wrap(new byte[] {1, 2, -1, 4, 9}));
    assertThat(text.status()).isEqualTo(400);
    assertThat(harness.events()).endsWith("closed parse error: invalid length");
  }

  @Test
  void eachTransportHasItsFormOfBinaryData() {
    harness.request(FakeRequest.get(QUERY + "&b64=1"));
    EngineMessage message = EngineMessage.binary(ByteBuffer.wrap(new byte[] {7}));
    harness.socket().send(message);
    assertThat(poll().body()).isEqualTo("6:b4Bw==");
    harness.upgrade(FakeRequest.get("EIO=3&transport=websocket&sid=sid1"), channel).text("5");
    harness.socket().send(message);
    assertThat(channel.sent()).containsExactly("binary[4, 7]");
  }

  private WebSocketReceiver open() {
    WebSocketReceiver client =
        harness.upgrade(FakeRequest.get("EIO=3&transport=websocket"), channel);
    assertThat(channel.sent()).hasSize(1);
    channel.sent().clear();
    return client;
  }

  private FakeExchange poll() {
    return harness.request(FakeRequest.get(QUERY + "&sid=sid1"));
  }

  private FakeExchange post(String body) {
    return harness.request(FakeRequest.post(QUERY + "&sid=sid1")).body(body);
  }
}
