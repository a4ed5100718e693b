// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.ConnectionError.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Middleware of the engine. */
final class MiddlewareTest {
  private static final String POLLING = "EIO=4&transport=polling";
  private static final String WEBSOCKET = "EIO=4&transport=websocket";

  private final Harness harness = new Harness();
  private final DefaultEngineServer server = harness.server();
  private final List<String> asked = new ArrayList<>();

  private boolean note(String what, boolean decision) {
    asked.add(what);
    return decision;
  }

  @Test
  void isAskedInOrderAboutEachRequest() {
    server.use(EngineMiddleware.of((request, headers) -> note("first", true)));
    server.use(EngineMiddleware.of((request, headers) -> note(request.method(), true)));
    harness.polling();
    harness.post("sid1", "4a");
    harness.request(FakeRequest.get("unknown"));
    harness.probe("sid1", new FakeChannel());
    assertThat(asked)
        .containsExactly("first", "GET", "first", "POST", "first", "GET", "first", "GET");
    assertThat(harness.events()).containsExactly("text a");
  }

  @Test
  void refusesWithCode3AndKeepsTheOthersOut() {
    server.use(EngineMiddleware.of((request, headers) -> note("first", false)));
    server.use(EngineMiddleware.of((request, headers) -> note("second", true)));
    FakeExchange answer = harness.request(FakeRequest.get(POLLING));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
    assertThat(asked).containsExactly("first");
    assertThat(server.clientsCount()).isZero();
    ConnectionError error = harness.errors().get(0);
    assertThat(error.kind()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(error.context()).isEqualTo(Map.of("name", "MIDDLEWARE_FAILURE"));
  }

  @Test
  void refusesAWebSocketBeforeTheSwitch() {
    server.use(EngineMiddleware.of((request, headers) -> false));
    EngineGateway.UpgradeDecision decision = harness.decide(FakeRequest.get(WEBSOCKET));
    HttpReply reply = ((EngineGateway.Refused) decision).reply();
    assertThat(reply.status()).isEqualTo(400);
    assertThat(harness.errors()).hasSize(1);
  }

  @Test
  void addsHeadersToAllAnswersAndToThe101() {
    server.use(
        EngineMiddleware.of(
            (request, headers) -> {
              headers.add("X-Frame-Options", "DENY").add("Set-Cookie", "a=1");
              headers.add("content-type", "text/evil").add("Cache-Control", "max-age=9");
              return true;
            }));
    server.onHeaders((headers, request) -> headers.add("Set-Cookie", "b=2"));
    assertThat(harness.request(FakeRequest.get(POLLING)).headers())
        .containsExactly(
            "Content-Type: text/plain; charset=UTF-8",
            "Cache-Control: no-store",
            "Set-Cookie: b=2",
            "X-Frame-Options: DENY",
            "Set-Cookie: a=1");
    assertThat(harness.request(FakeRequest.get("transport=no")).headers())
        .contains("X-Frame-Options: DENY", "Content-Type: application/json")
        .doesNotContain("content-type: text/evil");
    List<String> switched = new ArrayList<>();
    ((EngineGateway.Granted) harness.decide(FakeRequest.get(WEBSOCKET)))
        .headers()
        .forEach((name, value) -> switched.add(name + ": " + value));
    assertThat(switched).contains("X-Frame-Options: DENY", "Set-Cookie: b=2", "Set-Cookie: a=1");
  }

  @Test
  void headersOfARefusalAreSentToo() {
    server.use(
        EngineMiddleware.of(
            (request, headers) -> {
              headers.add("Retry-After", "5");
              return false;
            }));
    assertThat(harness.request(FakeRequest.get(POLLING)).headers()).contains("Retry-After: 5");
  }

  @Test
  void mayTakeItsTime() {
    CompletableFuture<Boolean> decision = new CompletableFuture<>();
    server.use((request, headers) -> decision);
    FakeExchange answer = harness.request(FakeRequest.get(POLLING));
    assertThat(answer.isAnswered()).isFalse();
    decision.complete(true);
    assertThat(answer.body()).startsWith("0{");
    assertThat(server.statistics().sessions()).isEqualTo(1);
  }

  @Test
  void mayNotTakeForEver() {
    server.use((request, headers) -> new CompletableFuture<>());
    FakeExchange answer = harness.request(FakeRequest.get(POLLING));
    harness.elapse(9_990);
    assertThat(answer.isAnswered()).isFalse();
    harness.elapse(10);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(server.statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  @Test
  void refusesWhenItFails() {
    server.use((request, headers) -> CompletableFuture.failedFuture(new RuntimeException("x")));
    assertThat(harness.request(FakeRequest.get(POLLING)).status()).isEqualTo(400);
    Harness other = new Harness();
    other
        .server()
        .use(
            (request, headers) -> {
              throw new IllegalStateException("expected");
            });
    assertThat(other.request(FakeRequest.get(POLLING)).status()).isEqualTo(400);
    assertThat(other.errors()).hasSize(1);
  }

  @Test
  void isNotAskedAboutPreflights() {
    Harness open = new Harness(EngineOptions.builder().cors(Cors.builder().origin("*").build()));
    open.server().use(EngineMiddleware.of((request, headers) -> note("asked", false)));
    FakeExchange answer = open.request(FakeRequest.of("OPTIONS", POLLING));
    assertThat(answer.status()).isEqualTo(204);
    assertThat(asked).isEmpty();
  }
}
