// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP long polling, protocol section 2. */
final class PollingTest {
  private static final String NEW = "EIO=4&transport=polling";

  private final Harness harness = new Harness();

  @Test
  void answersTheHandshakeAtOnce() {
    FakeExchange exchange = harness.request(FakeRequest.get(NEW));
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.headers())
        .containsExactly("Content-Type: text/plain; charset=UTF-8", "Cache-Control: no-store");
    assertThat(exchange.body())
        .isEqualTo(
            "0{\"sid\":\"sid1\",\"upgrades\":[\"websocket\"],\"pingInterval\":25000,"
                + "\"pingTimeout\":20000,\"maxPayload\":1000000}");
    assertThat(harness.server().clientsCount()).isEqualTo(1);
  }

  @Test
  void makesIdsOfTwentyCharacters() {
    EngineServer server =
        new DefaultEngineServer(
            EngineOptions.builder().build(),
            harness,
            new io.socketio.jakarta.util.TimerWheel(Duration.ofMillis(10), System::nanoTime),
            Runnable::run);
    server.gateway().handle(new FakeExchange(FakeRequest.get(NEW)));
    assertThat(harness.socket().id()).matches("[A-Za-z0-9_-]{20}");
  }

  @Test
  void offersNoUpgradeThatIsNotEnabled() {
    List<EngineOptions.Builder> without =
        List.of(
            EngineOptions.builder().allowUpgrades(false),
            EngineOptions.builder().transports(List.of(TransportName.POLLING)));
    for (EngineOptions.Builder options : without) {
      assertThat(new Harness(options).request(FakeRequest.get(NEW)).body())
          .contains("\"upgrades\":[],");
    }
  }

  @Test
  void whatTheConnectionListenerSendsRidesAlongWithTheHandshake() {
    harness.onConnect(
        socket -> {
          socket.send(EngineMessage.text("a"));
          socket.send(EngineMessage.text("b"));
        });
    assertThat(harness.request(FakeRequest.get(NEW)).body()).endsWith("}\u001e4a\u001e4b");
  }

  @Test
  void aPollTakesAllThatIsQueued() {
    EngineConnection socket = harness.polling();
    socket.send(EngineMessage.text("a"));
    socket.send(
        List.of(EngineMessage.text("b"), EngineMessage.binary(ByteBuffer.wrap(new byte[] {1}))));
    assertThat(harness.get("sid1").body()).isEqualTo("4a\u001e4b\u001ebAQ==");
  }

  @Test
  void aPollWaitsForSomethingToBeSent() {
    EngineConnection socket = harness.polling();
    FakeExchange poll = harness.get("sid1");
    assertThat(poll.isAnswered()).isFalse();
    assertThat(harness.server().statistics().pendingPolls()).isEqualTo(1);
    socket.send(EngineMessage.text("a"));
    assertThat(poll.body()).isEqualTo("4a");
    assertThat(harness.server().statistics().pendingPolls()).isZero();
    socket.send(EngineMessage.text("b"));
    assertThat(harness.get("sid1").body()).isEqualTo("4b");
  }

  @Test
  void isWritableWhileAPollWaits() {
    EngineConnection socket = harness.polling();
    assertThat(socket.writable()).isFalse();
    assertThat(socket.sendIfWritable(List.of(EngineMessage.text("lost")))).isFalse();
    FakeExchange poll = harness.get("sid1");
    assertThat(socket.writable()).isTrue();
    assertThat(socket.sendIfWritable(List.of(EngineMessage.text("a")))).isTrue();
    assertThat(poll.body()).isEqualTo("4a");
    assertThat(socket.writable()).isFalse();
  }

  @Test
  void aPostIsDispatchedBeforeItIsAnswered() {
    harness.polling();
    FakeExchange post = harness.post("sid1");
    harness.onText(text -> assertThat(post.isAnswered()).isFalse());
    post.body("4a\u001ebAQI=\u001e4");
    assertThat(harness.events()).containsExactly("text a", "binary [1, 2]", "text ");
    assertThat(post.status()).isEqualTo(200);
    assertThat(post.body()).isEqualTo("ok");
    assertThat(post.headers())
        .containsExactly("Content-Type: text/html", "Cache-Control: no-store");
  }

  @Test
  void namesTheRequestThatCarriesAMessage() {
    EngineConnection socket = harness.polling();
    FakeExchange post = harness.post("sid1");
    harness.onText(text -> assertThat(socket.carrier()).isSameAs(post.request()));
    post.body("4a");
    assertThat(post.body()).isEqualTo("ok");
    assertThat(socket.carrier()).isSameAs(socket.request());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "4a\u001e", "4a\u001e\u001e4b", "4a\u001e9\u001e4b"})
  void aMalformedPostEndsTheSession(String body) {
    harness.polling();
    FakeExchange poll = harness.get("sid1");
    FakeExchange post = harness.post("sid1", body);
    assertThat(post.status()).isEqualTo(400);
    assertThat(post.body()).isEmpty();
    assertThat(poll.body()).isEqualTo("1");
    assertThat(harness.events()).doesNotContain("text b");
    assertThat(harness.events().get(harness.events().size() - 1)).startsWith("closed parse error");
    assertThat(harness.get("sid1").body()).contains("\"code\":1");
  }

  @Test
  void aBinaryBodyEndsTheSession() {
    harness.polling();
    FakeExchange post =
        harness.request(
            FakeRequest.post(NEW + "&sid=sid1").with("Content-Type", "application/octet-stream"));
    assertThat(post.status()).isEqualTo(400);
    assertThat(harness.events()).containsExactly("closed transport error: invalid content");
  }

  @Test
  void aBodyThatIsTooLargeEndsTheSession() {
    harness.polling();
    FakeExchange poll = harness.get("sid1");
    FakeExchange post = harness.post("sid1");
    post.bodyReceiver().tooLarge();
    assertThat(post.status()).isEqualTo(413);
    assertThat(post.body()).isEmpty();
    assertThat(poll.body()).isEqualTo("1");
    assertThat(harness.post("sid1").status()).isEqualTo(400);
    assertThat(harness.events()).containsExactly("closed transport error: payload too large");
  }

  @Test
  void aSecondPollEndsTheSession() {
    harness.polling();
    FakeExchange first = harness.get("sid1");
    FakeExchange second = harness.get("sid1");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).isEqualTo("1");
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.body()).isEmpty();
    assertThat(harness.events()).containsExactly("closed transport error: overlap from client");
  }

  @Test
  void aSecondPostEndsTheSession() {
    harness.polling();
    FakeExchange first = harness.post("sid1");
    FakeExchange second = harness.post("sid1");
    assertThat(first.isDestroyed()).isTrue();
    assertThat(second.status()).isEqualTo(400);
    assertThat(harness.events())
        .containsExactly("closed transport error: data request overlap from client");
    first.body("4late");
    assertThat(harness.events()).hasSize(1);
  }

  @Test
  void anAbortedPollEndsTheSession() {
    harness.polling();
    harness.get("sid1").abort();
    assertThat(harness.events())
        .containsExactly("closed transport error: poll connection closed prematurely");
    assertThat(harness.get("sid1").body()).contains("\"code\":1");
  }

  @Test
  void anAbortedPostEndsTheSession() {
    harness.polling();
    FakeExchange post = harness.post("sid1");
    post.bodyReceiver().aborted(new IOException("gone"));
    assertThat(post.isDestroyed()).isTrue();
    assertThat(harness.events())
        .containsExactly("closed transport error: data request connection closed prematurely");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})
  void otherMethodsAreAnswered500(String method) {
    harness.polling();
    FakeExchange exchange = harness.request(FakeRequest.of(method, NEW + "&sid=sid1"));
    assertThat(exchange.status()).isEqualTo(500);
    assertThat(exchange.body()).isEmpty();
    assertThat(harness.post("sid1", "4a").body()).isEqualTo("ok");
  }

  @Test
  void aClosePacketOfTheClientEndsTheSession() {
    harness.polling();
    FakeExchange poll = harness.get("sid1");
    FakeExchange post = harness.post("sid1", "1");
    assertThat(poll.body()).isEqualTo("6");
    assertThat(post.body()).isEqualTo("ok");
    assertThat(harness.events()).containsExactly("closed transport close");
    assertThat(harness.get("sid1").status()).isEqualTo(400);
  }

  @Test
  void aPollThatTheClosePacketHasOvertakenIsAnswered() {
    harness.polling();
    FakeExchange post = harness.post("sid1", "1");
    assertThat(harness.events()).containsExactly("closed transport close");
    assertThat(post.isAnswered()).isFalse();
    assertThat(harness.get("sid1").body()).isEqualTo("6");
    assertThat(post.body()).isEqualTo("ok");
    assertThat(harness.get("sid1").status()).isEqualTo(400);
  }

  @Test
  void aPollThatDoesNotComeIsNotExpectedForLong() {
    harness.polling();
    FakeExchange post = harness.post("sid1", "1");
    harness.elapse(100);
    assertThat(post.body()).isEqualTo("ok");
    assertThat(harness.get("sid1").status()).isEqualTo(400);
    assertThat(harness.server().statistics().timers()).isZero();
  }

  @Test
  void theEndOfTheServerWaitsForNoPoll() {
    harness.polling();
    FakeExchange post = harness.post("sid1", "1");
    harness.server().close();
    assertThat(post.body()).isEqualTo("ok");
  }

  @Test
  void theAnswerToThePacketsBeforeAClosePacketIsSent() {
    EngineConnection socket = harness.polling();
    harness.onText(text -> socket.send(EngineMessage.text(text)));
    FakeExchange poll = harness.get("sid1");
    FakeExchange post = harness.post("sid1", "4a\u001e1\u001e4b");
    assertThat(poll.body()).isEqualTo("4a");
    assertThat(harness.events()).containsExactly("text a", "closed transport close");
    assertThat(harness.get("sid1").body()).isEqualTo("6");
    assertThat(post.body()).isEqualTo("ok");
  }

  @ParameterizedTest
  @CsvSource({
    "Mozilla/4.0 (compatible;MSIE 8.0), true",
    "Mozilla/5.0 Trident/7.0, true",
    "Mozilla/5.0 Gecko, false"
  })
  void tellsOldBrowsersNotToGuess(String userAgent, boolean expected) {
    FakeExchange exchange = harness.request(FakeRequest.get(NEW).with("User-Agent", userAgent));
    assertThat(exchange.headers().contains("X-XSS-Protection: 0")).isEqualTo(expected);
  }

  @Test
  void callsTheHeaderHooks() {
    harness.server().onInitialHeaders((headers, request) -> headers.set("X-Initial", "1"));
    harness.server().onHeaders((headers, request) -> headers.set("X-Each", request.method()));
    harness
        .server()
        .onHeaders(
            (headers, request) -> {
              throw new IllegalStateException("expected by the test");
            });
    assertThat(harness.request(FakeRequest.get(NEW)).headers())
        .contains("X-Initial: 1", "X-Each: GET");
    assertThat(harness.post("sid1", "4a").headers())
        .contains("X-Each: POST")
        .doesNotContain("X-Initial: 1");
    harness.socket().send(EngineMessage.text("a"));
    assertThat(harness.get("sid1").headers())
        .contains("X-Each: GET")
        .doesNotContain("X-Initial: 1");
    assertThat(harness.get("nobody").headers()).noneMatch(line -> line.startsWith("X-"));
    assertThat(harness.post("sid1", "").headers()).isEmpty();
  }

  @Test
  void setsTheCookieOnTheHandshakeOnly() {
    Harness cookies = new Harness(EngineOptions.builder().cookie(SessionCookie.named("io")));
    assertThat(cookies.request(FakeRequest.get(NEW)).headers())
        .contains("Set-Cookie: io=sid1; Path=/; HttpOnly; SameSite=Lax");
    assertThat(cookies.post("sid1", "4a").headers()).noneMatch(line -> line.contains("Cookie"));
  }

  @Test
  void writesEveryAttributeOfTheCookie() {
    SessionCookie cookie =
        new SessionCookie(
            "route",
            Optional.of("/chat"),
            false,
            true,
            Optional.of("None"),
            Optional.of("a.example"),
            Optional.of(Duration.ofHours(1)),
            Optional.of(Instant.EPOCH));
    assertThat(new CookieHeader(cookie).value("a b;c"))
        .isEqualTo(
            "route=a%20b%3Bc; Max-Age=3600; Domain=a.example; Path=/chat;"
                + " Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; SameSite=None");
  }

  @Test
  void isCompressibleIfOneMessageIs() {
    EngineConnection socket = harness.polling();
    socket.send(EngineMessage.text("a").compress(false));
    assertThat(harness.get("sid1").reply().compressible()).isFalse();
    socket.send(EngineMessage.text("a").compress(false));
    socket.send(EngineMessage.text("b"));
    assertThat(harness.get("sid1").reply().compressible()).isTrue();
  }
}
