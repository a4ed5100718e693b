// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application of Spring Boot with its embedded Tomcat, below a context path. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ChatApplicationIT {
  private static final String PATH = "/app/chat";

  private final ConfigurableApplicationContext application =
      SpringApplication.run(
          ChatApplication.class,
          "--server.port=0",
          "--server.address=127.0.0.1",
          "--server.servlet.context-path=/app");

  @AfterEach
  void stop() {
    application.close();
  }

  private URI server() {
    return URI.create(
        "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"));
  }

  private Client client(String... transports) {
    return Client.of(server(), PATH, transports);
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
  void peopleTalk(String transports) throws Exception {
    String[] names = transports.split(",");
    try (Client ada = client(names).connect();
        Client grace = client(names).connect()) {
      ada.awaitTransport(names[names.length - 1]);
      grace.awaitTransport(names[names.length - 1]);
      var heard = grace.inbox("said");

      Object length = ada.ask("say", new JSONObject(Map.of("from", "Ada", "text", "Grüße 👋🏽")));

      assertThat(length).isEqualTo("Grüße 👋🏽".length());
      JSONObject said = (JSONObject) Client.next(heard);
      assertThat(said.getString("text")).isEqualTo("Grüße 👋🏽");
      assertThat(said.getString("from")).isEqualTo("Ada");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void binaryDataIsEchoed(String transport) throws Exception {
    byte[] content = new byte[300_000];
    try (Client ada = client(transport).connect()) {
      assertThat((byte[]) ada.ask("echo", (Object) content)).isEqualTo(content);
    }
  }

  @Test
  void controllersReachClients() throws Exception {
    try (Client ada = client("polling").connect();
        Client grace = client("websocket").connect()) {
      var toAda = ada.inbox("announcement");
      var toGrace = grace.inbox("announcement");

      HttpRequest post =
          HttpRequest.newBuilder(server().resolve("/app/announcements"))
              .POST(BodyPublishers.ofString("Tea is ready"))
              .build();
      int status = HttpClient.newHttpClient().send(post, BodyHandlers.discarding()).statusCode();

      assertThat(status).isEqualTo(200);
      assertThat(Client.next(toAda)).isEqualTo("Tea is ready");
      assertThat(Client.next(toGrace)).isEqualTo("Tea is ready");
    }
  }

  @Test
  void browserClientIsServed() throws Exception {
    HttpRequest get = HttpRequest.newBuilder(server().resolve(PATH + "/socket.io.min.js")).build();
    HttpResponse<String> client = HttpClient.newHttpClient().send(get, BodyHandlers.ofString());

    assertThat(client.statusCode()).isEqualTo(200);
    assertThat(client.body()).contains("Socket.IO v4.");
  }

  @Test
  void stopsSoonAndTellsClients() throws Exception {
    try (Client ada = client("polling").connect()) {
      var pollingEnd = ada.inbox(Socket.EVENT_DISCONNECT);
      CompletableFuture<Integer> webSocketEnd = openWebSocket();

      long start = System.nanoTime();
      application.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(webSocketEnd.get(1, TimeUnit.MINUTES)).isEqualTo(WebSocket.NORMAL_CLOSURE);
      assertThat(Client.next(pollingEnd)).isIn("transport close", "transport error");
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.startsWith("socketio-"));
    }
  }

  /** The stock Java client does not notice that a WebSocket is closed by the server. */
  private CompletableFuture<Integer> openWebSocket() throws Exception {
    CompletableFuture<Void> opened = new CompletableFuture<>();
    CompletableFuture<Integer> end = new CompletableFuture<>();
    var listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            opened.complete(null);
            return WebSocket.Listener.super.onText(webSocket, data, last);
          }

          @Override
          public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            end.complete(code);
            return null;
          }

          @Override
          public void onError(WebSocket webSocket, Throwable failure) {
            end.completeExceptionally(failure);
          }
        };
    URI uri = URI.create("ws://" + server().getAuthority() + PATH + "/?EIO=4&transport=websocket");
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(uri, listener)
        .thenCombine(opened, (webSocket, handshake) -> webSocket)
        .get(1, TimeUnit.MINUTES);
    return end;
  }
}
