// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.AllowRequest;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.SessionCookie;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Options that a client sees in the answers to its requests. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EngineOptionsIT {
  private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

  @Test
  void allowRequestTurnsAwayOverPolling() {
    SocketIoServer io = server(engine -> engine.allowRequest(EngineOptionsIT::decide));
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      HttpResponse<String> refused = get(tomcat.http(PollingClient.PATH + "&deny=1"));

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).isEqualTo("{\"code\":4,\"message\":\"not today\"}");
      assertThat(io.engine().clientsCount()).isZero();
    }
  }

  @Test
  void allowRequestTurnsAwayOverWebSocket() {
    SocketIoServer io = server(engine -> engine.allowRequest(EngineOptionsIT::decide));
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      assertThat(WebSocketClient.refusal(tomcat.webSocket(WEBSOCKET + "&deny=1"))).isEqualTo(400);
      assertThat(io.engine().clientsCount()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void allowRequestLetsIn(Transport transport) {
    SocketIoServer io = server(engine -> engine.allowRequest(EngineOptionsIT::decide));
    try (TomcatServer tomcat = TomcatServer.serving(io);
        Client client = transport.open(tomcat).join()) {
      client.assertServed();
    }
  }

  @Test
  void headersCanBeAddedToTheFirstAnswerAndToEach() {
    SocketIoServer io = server(engine -> {});
    io.engine().onInitialHeaders((headers, request) -> headers.add("X-First", "1"));
    io.engine().onHeaders((headers, request) -> headers.add("X-Each", "2"));
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      HttpResponse<String> handshake = get(tomcat.http(PollingClient.PATH));
      URI session = session(tomcat, handshake);

      assertThat(headers(handshake)).containsExactly("1", "2");
      assertThat(headers(post(session, "40"))).containsExactly("2");
      assertThat(headers(get(session))).containsExactly("2");
      assertThat(UpgradeRequest.answer(tomcat.http(WEBSOCKET)))
          .startsWith("HTTP/1.1 101")
          .contains("X-First: 1\r\n", "X-Each: 2\r\n");
    }
  }

  @Test
  void theCookieComesWithTheHandshakeOverPollingAlone() {
    SocketIoServer io = server(engine -> engine.cookie(SessionCookie.named("route")));
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      HttpResponse<String> handshake = get(tomcat.http(PollingClient.PATH));
      String sid = PollingClient.sid(handshake);

      assertThat(handshake.headers().allValues("Set-Cookie"))
          .containsExactly("route=" + sid + "; Path=/; HttpOnly; SameSite=Lax");
      assertThat(post(session(tomcat, handshake), "40").headers().map())
          .doesNotContainKey("set-cookie");
      assertThat(UpgradeRequest.answer(tomcat.http(WEBSOCKET)))
          .startsWith("HTTP/1.1 101")
          .doesNotContain("Set-Cookie");
    }
  }

  @Test
  void compressionCanBeSwitchedOff() {
    SocketIoServer io = server(engine -> engine.httpCompression(OptionalInt.empty()));
    io.onConnection(socket -> socket.emit("large", "x".repeat(10_000)));
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      URI session = session(tomcat, get(tomcat.http(PollingClient.PATH)));
      post(session, "40");

      StringBuilder received = new StringBuilder();
      while (received.indexOf("large") < 0) {
        HttpResponse<String> poll =
            Http.send(Http.request(session).header("Accept-Encoding", "gzip"));
        assertThat(poll.statusCode()).isEqualTo(200);
        assertThat(poll.headers().map()).doesNotContainKey("content-encoding");
        received.append(poll.body());
      }
    }
  }

  private static SocketIoServer server(Consumer<EngineOptions.Builder> engine) {
    return SocketIoServer.builder()
        .options(SocketIoOptions.builder().engine(engine).build())
        .build();
  }

  private static CompletionStage<AllowRequest.Verdict> decide(EngineRequest request) {
    return CompletableFuture.supplyAsync(
        () ->
            request.parameter("deny").isPresent()
                ? new AllowRequest.Forbidden("not today")
                : new AllowRequest.Allowed());
  }

  private static HttpResponse<String> get(URI uri) {
    return Http.send(Http.request(uri));
  }

  private static HttpResponse<String> post(URI session, String body) {
    HttpResponse<String> answer =
        Http.send(Http.request(session).POST(BodyPublishers.ofString(body)));
    assertThat(answer.body()).isEqualTo("ok");
    return answer;
  }

  private static URI session(TomcatServer tomcat, HttpResponse<String> handshake) {
    return tomcat.http(PollingClient.PATH + "&sid=" + PollingClient.sid(handshake));
  }

  private static List<String> headers(HttpResponse<String> answer) {
    return List.of("X-First", "X-Each").stream()
        .flatMap(name -> answer.headers().allValues(name).stream())
        .toList();
  }
}
