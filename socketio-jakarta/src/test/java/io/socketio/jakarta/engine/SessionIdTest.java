// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Session ids that the application makes, and the packet that it may put in front of all. */
final class SessionIdTest {
  private static final String POLLING = "EIO=4&transport=polling";

  private static Harness withIds(Function<EngineRequest, CompletionStage<String>> generator) {
    return new Harness(EngineOptions.builder().generateIdAsync(generator));
  }

  @Test
  void mayBeMadeLater() {
    CompletableFuture<String> id = new CompletableFuture<>();
    Harness harness = withIds(request -> id);
    FakeExchange answer = harness.request(FakeRequest.get(POLLING));
    assertThat(answer.isAnswered()).isFalse();
    id.complete("mine");
    assertThat(answer.body()).startsWith("0{\"sid\":\"mine\"");
    assertThat(harness.post("mine", "4a").body()).isEqualTo("ok");
    assertThat(harness.server().statistics().timers()).isEqualTo(1);
  }

  @Test
  void areWaitedForUntilTheTimeout() {
    Harness harness = withIds(request -> new CompletableFuture<>());
    FakeExchange answer = harness.request(FakeRequest.get(POLLING));
    harness.elapse(10_000);
    assertRefused(harness, answer, "java.util.concurrent.TimeoutException: generateId timed out");
  }

  @Test
  void refuseTheHandshakeIfTheyCannotBeMade() {
    Harness harness =
        withIds(request -> CompletableFuture.failedFuture(new IllegalStateException("none")));
    FakeExchange answer = harness.request(FakeRequest.get(POLLING));
    assertRefused(harness, answer, "java.lang.IllegalStateException: none");
  }

  @Test
  void mustNotBeEmpty() {
    Harness harness = withIds(request -> CompletableFuture.completedFuture(""));
    assertRefused(harness, harness.request(FakeRequest.get(POLLING)), "empty id");
  }

  @Test
  void mustNotBeTaken() {
    Harness harness = withIds(request -> CompletableFuture.completedFuture("same"));
    harness.request(FakeRequest.get(POLLING));
    assertRefused(harness, harness.request(FakeRequest.get(POLLING)), "duplicate id");
    assertThat(harness.post("same", "4a").body()).isEqualTo("ok");
  }

  @Test
  void mustNotBeTakenWhileTheyAreMade() {
    CompletableFuture<String> id = new CompletableFuture<>();
    Harness harness = withIds(request -> id);
    FakeExchange first = harness.request(FakeRequest.get(POLLING));
    FakeExchange second = harness.request(FakeRequest.get(POLLING));
    id.complete("same");
    assertThat(first.status() + second.status()).isEqualTo(200 + 400);
    assertThat(harness.server().clientsCount()).isEqualTo(1);
  }

  private static void assertRefused(Harness harness, FakeExchange answer, String error) {
    assertThat(answer.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
    assertThat(harness.errors().get(0).context())
        .isEqualTo(Map.of("name", "ID_GENERATION_ERROR", "error", error));
  }

  @Test
  void theInitialPacketRidesAlongWithTheHandshake() {
    Harness harness =
        new Harness(EngineOptions.builder().initialPacket(EngineMessage.text("hello")));
    harness.onConnect(socket -> socket.send(EngineMessage.text("second")));
    FakeExchange answer = harness.request(FakeRequest.get(POLLING));
    assertThat(answer.body()).matches("(?s)0\\{.*}\u001e4hello\u001e4second");
    FakeChannel channel = new FakeChannel();
    harness.webSocket(channel);
    assertThat(channel.sent()).hasSize(3).element(1).isEqualTo("4hello");
  }
}
