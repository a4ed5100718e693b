// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static io.socketio.jakarta.engine.ConnectionError.ErrorCode.BAD_HANDSHAKE_METHOD;
import static io.socketio.jakarta.engine.ConnectionError.ErrorCode.BAD_REQUEST;
import static io.socketio.jakarta.engine.ConnectionError.ErrorCode.FORBIDDEN;
import static io.socketio.jakarta.engine.ConnectionError.ErrorCode.TOO_MANY_SESSIONS;
import static io.socketio.jakarta.engine.ConnectionError.ErrorCode.UNKNOWN_SID;
import static io.socketio.jakarta.engine.ConnectionError.ErrorCode.UNKNOWN_TRANSPORT;
import static io.socketio.jakarta.engine.ConnectionError.ErrorCode.UNSUPPORTED_PROTOCOL_VERSION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.ConnectionError.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests are refused, with which of several possible errors. */
final class RefusalTest {
  private static final String NEW = "EIO=4&transport=polling";
  private static final String NEW_WS = "EIO=4&transport=websocket";
  private static final String BAD_ORIGIN = "https://a\u0001";

  /** Opens polling session sid1, WebSocket session sid2, and sid3 of a user. */
  private static Harness withSessions() {
    Harness harness = new Harness();
    harness.polling();
    harness.webSocket(new FakeChannel());
    harness.request(FakeRequest.get(NEW).as("ann"));
    return harness;
  }

  static List<Arguments> plainRequests() {
    return List.of(
        // transport comes first
        row("DELETE", "", UNKNOWN_TRANSPORT, Map.of("transport", "")),
        row("GET", "EIO=4&transport=carrier", UNKNOWN_TRANSPORT, Map.of("transport", "carrier")),
        row(
            "GET",
            "transport=webtransport",
            UNKNOWN_TRANSPORT,
            Map.of("transport", "webtransport")),
        row("GET", "transport=__proto__", UNKNOWN_TRANSPORT, Map.of("transport", "__proto__")),
        row("GET", "transport=POLLING", UNKNOWN_TRANSPORT, Map.of("transport", "POLLING")),
        row("GET", NEW + "&transport=x", UNKNOWN_TRANSPORT, Map.of("transport", "x")),
        // then the sid, whatever the method and the revision
        row("GET", NEW + "&sid=nobody", UNKNOWN_SID, Map.of("sid", "nobody")),
        row("POST", "transport=polling&sid=__proto__", UNKNOWN_SID, Map.of("sid", "__proto__")),
        // then the transport of the session, then its revision, then its user
        row(
            "GET",
            "EIO=3&transport=websocket&sid=sid1",
            BAD_REQUEST,
            context(
                "TRANSPORT_MISMATCH", "transport", "websocket", "previousTransport", "polling")),
        row(
            "GET",
            "EIO=4&transport=polling&sid=sid2",
            BAD_REQUEST,
            context(
                "TRANSPORT_MISMATCH", "transport", "polling", "previousTransport", "websocket")),
        row(
            "GET",
            "transport=polling&sid=sid3",
            BAD_REQUEST,
            context("PROTOCOL_MISMATCH", "protocol", 3, "previousProtocol", 4)),
        row("GET", NEW + "&sid=sid3", BAD_REQUEST, context("PRINCIPAL_MISMATCH")),
        // a plain request for the WebSocket of a session
        row(
            "GET",
            "EIO=4&transport=websocket&sid=sid2",
            BAD_REQUEST,
            context(
                "TRANSPORT_MISMATCH", "transport", "websocket", "previousTransport", "websocket")),
        // handshakes: the method, then the missing upgrade, then the revision
        row("POST", "transport=websocket", BAD_HANDSHAKE_METHOD, Map.of("method", "POST")),
        row("HEAD", NEW, BAD_HANDSHAKE_METHOD, Map.of("method", "HEAD")),
        row("OPTIONS", NEW, BAD_HANDSHAKE_METHOD, Map.of("method", "OPTIONS")),
        row("POST", NEW + "&sid=", BAD_HANDSHAKE_METHOD, Map.of("method", "POST")),
        row("GET", "EIO=3&transport=websocket", BAD_REQUEST, context("TRANSPORT_HANDSHAKE_ERROR")),
        row("GET", "EIO=3&transport=polling", UNSUPPORTED_PROTOCOL_VERSION, Map.of("protocol", 3)),
        row("GET", "EIO=5&transport=polling", UNSUPPORTED_PROTOCOL_VERSION, Map.of("protocol", 3)),
        row("GET", "transport=polling", UNSUPPORTED_PROTOCOL_VERSION, Map.of("protocol", 3)));
  }

  @ParameterizedTest
  @MethodSource("plainRequests")
  void refusesPlainRequests(String method, String query, ErrorCode code, Map<String, ?> context) {
    Harness harness = withSessions();
    FakeExchange exchange = harness.request(FakeRequest.of(method, query));
    assertThat(exchange.status()).isEqualTo(400);
    assertThat(exchange.headers()).containsExactly("Content-Type: application/json");
    assertThat(exchange.body())
        .isEqualTo("{\"code\":" + code.code() + ",\"message\":\"" + code.text() + "\"}");
    assertRefused(harness, code, context);
  }

  static List<Arguments> upgrades() {
    return List.of(
        row("GET", "EIO=4", UNKNOWN_TRANSPORT, Map.of("transport", "")),
        row("GET", NEW_WS + "&sid=nobody", UNKNOWN_SID, Map.of("sid", "nobody")),
        row(
            "GET",
            "EIO=3&transport=websocket&sid=sid1",
            BAD_REQUEST,
            context("PROTOCOL_MISMATCH", "protocol", 3, "previousProtocol", 4)),
        row("GET", NEW_WS + "&sid=sid3", BAD_REQUEST, context("PRINCIPAL_MISMATCH")),
        row("POST", NEW_WS, BAD_HANDSHAKE_METHOD, Map.of("method", "POST")),
        row(
            "GET",
            "EIO=3&transport=websocket",
            UNSUPPORTED_PROTOCOL_VERSION,
            Map.of("protocol", 3)));
  }

  @ParameterizedTest
  @MethodSource("upgrades")
  void refusesUpgradesBeforeTheSwitch(
      String method, String query, ErrorCode code, Map<String, ?> context) {
    Harness harness = withSessions();
    HttpReply reply = refuse(harness, FakeRequest.of(method, query));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(new String(reply.body(), UTF_8)).isEqualTo(code.text());
    assertRefused(harness, code, context);
  }

  @Test
  void refusesHandshakesWhenThereAreTooManySessions() {
    Harness harness = full();
    FakeExchange exchange = harness.request(FakeRequest.get(NEW));
    assertThat(exchange.status()).isEqualTo(503);
    assertThat(exchange.body()).isEqualTo("{\"code\":3,\"message\":\"Too many sessions\"}");
    assertRefused(harness, TOO_MANY_SESSIONS, Map.of());
  }

  @Test
  void refusesWebSocketsWhenThereAreTooManySessions() {
    Harness harness = full();
    HttpReply reply = refuse(harness, FakeRequest.get(NEW_WS));
    assertThat(reply.status()).isEqualTo(503);
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("Too many sessions");
    assertRefused(harness, TOO_MANY_SESSIONS, Map.of());
  }

  @Test
  void asksNobodyWhenThereAreTooManySessions() {
    List<EngineRequest> asked = new ArrayList<>();
    Harness harness =
        new Harness(
            EngineOptions.builder()
                .maxSessions(1)
                .allowRequest(
                    request -> {
                      asked.add(request);
                      return CompletableFuture.completedFuture(new AllowRequest.Allowed());
                    }));
    harness.polling();
    harness.request(FakeRequest.get(NEW));
    assertThat(asked).hasSize(1);
  }

  @Test
  void refusesTheSecondOfTwoThatWereGrantedTheLastSession() {
    Harness harness = new Harness(EngineOptions.builder().maxSessions(1));
    var first = (EngineGateway.Granted) harness.decide(FakeRequest.get(NEW_WS));
    var second = (EngineGateway.Granted) harness.decide(FakeRequest.get(NEW_WS));
    first.open(new FakeChannel());
    FakeChannel tooMuch = new FakeChannel();
    second.open(tooMuch);
    assertThat(tooMuch.isClosed()).isTrue();
    assertRefused(harness, TOO_MANY_SESSIONS, Map.of());
  }

  @Test
  void admitsAgainWhenASessionHasEnded() {
    Harness harness = full();
    harness.socket().close(true);
    assertThat(harness.request(FakeRequest.get(NEW)).status()).isEqualTo(200);
    assertThat(harness.errors()).isEmpty();
  }

  /** Has as many sessions as it may, and serves them. */
  private static Harness full() {
    Harness harness = new Harness(EngineOptions.builder().maxSessions(2));
    harness.polling();
    harness.webSocket(new FakeChannel());
    assertThat(harness.post("sid1", "4a").body()).isEqualTo("ok");
    return harness;
  }

  @Test
  void checksTheOriginAfterTheTransportAndBeforeTheSid() {
    Harness harness = new Harness();
    String query = "transport=polling&sid=nobody";
    harness.request(FakeRequest.get(query).with("Origin", BAD_ORIGIN));
    assertRefused(harness, BAD_REQUEST, context("INVALID_ORIGIN", "origin", BAD_ORIGIN));
    harness.errors().clear();
    harness.request(FakeRequest.get("transport=x").with("Origin", BAD_ORIGIN));
    assertRefused(harness, UNKNOWN_TRANSPORT, Map.of("transport", "x"));
    harness.errors().clear();
    harness.request(FakeRequest.get(NEW).with("Origin", "https://ünï.example\t"));
    assertThat(harness.errors()).isEmpty();
  }

  @Test
  void servesTheUserWhoOpenedTheSession() {
    Harness harness = withSessions();
    FakeExchange poll = harness.request(FakeRequest.get(NEW + "&sid=sid3").as("ann"));
    assertThat(poll.isAnswered()).isFalse();
    harness.request(FakeRequest.get(NEW + "&sid=sid3").as("bob"));
    assertRefused(harness, BAD_REQUEST, context("PRINCIPAL_MISMATCH"));
    assertThat(harness.events()).isEmpty();
  }

  @Test
  void knowsOnlyTheEnabledTransports() {
    Harness harness =
        new Harness(EngineOptions.builder().transports(List.of(TransportName.WEBSOCKET)));
    harness.request(FakeRequest.get(NEW));
    assertRefused(harness, UNKNOWN_TRANSPORT, Map.of("transport", "polling"));
    FakeChannel channel = new FakeChannel();
    harness.webSocket(channel);
    assertThat(channel.sent()).hasSize(1);
  }

  @Test
  void asksAllowRequestAfterTheMethodAndBeforeTheRevision() {
    Harness harness = new Harness(forbidding("no \"entry\""));
    FakeExchange exchange = harness.request(FakeRequest.get("EIO=3&transport=polling"));
    assertThat(exchange.status()).isEqualTo(403);
    assertThat(exchange.body()).isEqualTo("{\"code\":4,\"message\":\"no \\\"entry\\\"\"}");
    assertRefused(harness, FORBIDDEN, Map.of("message", "no \"entry\""));
    assertThat(harness.errors().get(0).message()).isEqualTo("no \"entry\"");
    harness.errors().clear();
    harness.request(FakeRequest.post(NEW));
    assertRefused(harness, BAD_HANDSHAKE_METHOD, Map.of("method", "POST"));
  }

  @Test
  void answersAForbiddenUpgradeWith400() {
    HttpReply reply = refuse(new Harness(forbidding("no entry")), FakeRequest.get(NEW_WS));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("no entry");
  }

  @Test
  void theMessageOfARefusalMayHoldWhateverAStringCanHold() {
    Harness harness = new Harness(forbidding("no \ud83d"));
    assertThat(harness.request(FakeRequest.get(NEW)).body())
        .isEqualTo("{\"code\":4,\"message\":\"no \\ud83d\"}");
    HttpReply reply = refuse(harness, FakeRequest.get(NEW_WS));
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("no \ufffd");
  }

  @Test
  void asksAllowRequestForHandshakesOnly() {
    int[] asked = new int[1];
    Harness harness =
        new Harness(
            EngineOptions.builder()
                .allowRequest(
                    request -> {
                      asked[0]++;
                      return CompletableFuture.completedFuture(new AllowRequest.Allowed());
                    }));
    harness.polling();
    harness.post("sid1", "4a");
    harness.probe("sid1", new FakeChannel());
    harness.webSocket(new FakeChannel());
    assertThat(asked[0]).isEqualTo(2);
  }

  @Test
  void allowRequestMayAnswerWithAStageThatIsNoFuture() {
    Harness harness =
        new Harness(
            EngineOptions.builder()
                .allowRequest(
                    request -> CompletableFuture.completedStage(new AllowRequest.Allowed())));

    assertThat(harness.request(FakeRequest.get(NEW)).body()).startsWith("0{");
  }

  @Test
  void waitsForAllowRequest() {
    CompletableFuture<AllowRequest.Verdict> verdict = new CompletableFuture<>();
    Harness harness = new Harness(EngineOptions.builder().allowRequest(request -> verdict));
    FakeExchange exchange = harness.request(FakeRequest.get(NEW));
    harness.elapse(9_000);
    assertThat(exchange.isAnswered()).isFalse();
    verdict.complete(new AllowRequest.Allowed());
    assertThat(exchange.body()).startsWith("0{");
    assertThat(harness.server().statistics().timers()).isEqualTo(1);
  }

  @Test
  void forbidsWhatAllowRequestDoesNotDecideInTime() {
    Harness harness =
        new Harness(EngineOptions.builder().allowRequest(request -> new CompletableFuture<>()));
    FakeExchange exchange = harness.request(FakeRequest.get(NEW));
    harness.elapse(Duration.ofSeconds(10).toMillis());
    assertThat(exchange.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
    assertThat(harness.server().clientsCount()).isZero();
  }

  @Test
  void forbidsWhenAllowRequestFails() {
    IllegalStateException failure = new IllegalStateException("expected by the test");
    List<AllowRequest> hooks =
        List.of(
            request -> CompletableFuture.failedFuture(failure),
            request -> CompletableFuture.completedFuture(null),
            request -> {
              throw failure;
            });
    for (AllowRequest hook : hooks) {
      Harness harness = new Harness(EngineOptions.builder().allowRequest(hook));
      assertThat(harness.request(FakeRequest.get(NEW)).status()).isEqualTo(403);
      assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
    }
  }

  @Test
  void refusesADuplicateId() {
    Harness harness = new Harness(EngineOptions.builder().generateId(request -> "same"));
    assertThat(harness.request(FakeRequest.get(NEW)).status()).isEqualTo(200);
    assertThat(harness.request(FakeRequest.get(NEW)).status()).isEqualTo(400);
    assertRefused(harness, BAD_REQUEST, context("ID_GENERATION_ERROR", "error", "duplicate id"));
    assertThat(harness.server().clientsCount()).isEqualTo(1);
  }

  @Test
  void closesAWebSocketWhoseIdWasTakenSinceTheHandshake() {
    Harness harness = new Harness(EngineOptions.builder().generateId(request -> "same"));
    EngineGateway.Granted late = (EngineGateway.Granted) harness.decide(FakeRequest.get(NEW_WS));
    FakeChannel first = new FakeChannel();
    harness.webSocket(first);
    FakeChannel second = new FakeChannel();
    late.open(second).text("4a");
    assertThat(second.isClosed()).isTrue();
    assertThat(first.isClosed()).isFalse();
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(1, 0, 1));
    assertThat(harness.events()).isEmpty();
  }

  @Test
  void refusesWhenNoIdCanBeMade() {
    Harness harness =
        new Harness(
            EngineOptions.builder()
                .generateId(
                    request -> {
                      throw new IllegalStateException("expected by the test");
                    }));
    assertThat(refuse(harness, FakeRequest.get(NEW_WS)).status()).isEqualTo(400);
    assertThat(harness.errors().get(0).context()).containsEntry("name", "ID_GENERATION_ERROR");
  }

  @Test
  void refusesASessionWhoseListenerFails() {
    Harness harness =
        new Harness()
            .onConnect(
                socket -> {
                  throw new IllegalStateException("expected by the test");
                });
    FakeExchange exchange = harness.request(FakeRequest.get(NEW));
    assertThat(exchange.status()).isEqualTo(400);
    assertRefused(harness, BAD_REQUEST, context("CONNECTION_LISTENER_FAILURE"));
    FakeChannel channel = new FakeChannel();
    harness.webSocket(channel);
    assertThat(channel.isClosed()).isTrue();
    assertThat(harness.server().statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  private static EngineOptions.Builder forbidding(String message) {
    return EngineOptions.builder()
        .allowRequest(
            request -> CompletableFuture.completedFuture(new AllowRequest.Forbidden(message)));
  }

  private static HttpReply refuse(Harness harness, EngineRequest request) {
    return ((EngineGateway.Refused) harness.decide(request)).reply();
  }

  private static void assertRefused(Harness harness, ErrorCode code, Map<String, ?> context) {
    assertThat(harness.errors()).hasSize(1);
    assertThat(harness.errors().get(0).kind()).isEqualTo(code);
    assertThat(harness.errors().get(0).code()).isEqualTo(code.code());
    assertThat(harness.errors().get(0).context()).isEqualTo(context);
  }

  private static Arguments row(
      String method, String query, ErrorCode code, Map<String, ?> context) {
    return Arguments.of(method, query, code, context);
  }

  private static Map<String, Object> context(String name, Object... details) {
    Map<String, Object> context = new java.util.LinkedHashMap<>(Map.of("name", name));
    for (int i = 0; i < details.length; i += 2) {
      context.put(details[i].toString(), details[i + 1]);
    }
    return context;
  }
}
