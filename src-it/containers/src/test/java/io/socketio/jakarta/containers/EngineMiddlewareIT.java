// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.ConnectionError;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineOptions;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Middleware of the engine, and the ids and first packets that an application gives sessions. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EngineMiddlewareIT {
  private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

  @Test
  void headersAreOnAnswersAndOnTheSwitch() {
    SocketIoServer io = server(engine -> {});
    io.engine()
        .use(EngineMiddleware.of((request, headers) -> headers.add("X-Seen", "yes") != null));
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      HttpResponse<String> handshake = get(tomcat, PollingClient.PATH);
      assertThat(handshake.headers().firstValue("X-Seen")).hasValue("yes");
      assertThat(get(tomcat, "/socket.io/?EIO=4").headers().firstValue("X-Seen")).hasValue("yes");
      assertThat(UpgradeRequest.answer(tomcat.http(WEBSOCKET)))
          .startsWith("HTTP/1.1 101")
          .contains("X-Seen: yes\r\n");
    }
  }

  @Test
  void refusalsAreCode3AndToldToTheApplication() {
    SocketIoServer io = server(engine -> {});
    List<Map<String, Object>> contexts = new CopyOnWriteArrayList<>();
    io.engine().onConnectionError(error -> contexts.add(error.context()));
    io.engine().use(EngineMiddleware.of((request, headers) -> request.parameter("no").isEmpty()));
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      HttpResponse<String> refused = get(tomcat, PollingClient.PATH + "&no=1");
      assertThat(refused.statusCode()).isEqualTo(ConnectionError.ErrorCode.BAD_REQUEST.status());
      assertThat(refused.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
      assertThat(WebSocketClient.refusal(tomcat.webSocket(WEBSOCKET + "&no=1"))).isEqualTo(400);
      assertThat(get(tomcat, PollingClient.PATH).statusCode()).isEqualTo(200);
    }
    assertThat(contexts)
        .containsExactly(
            Map.of("name", "MIDDLEWARE_FAILURE"), Map.of("name", "MIDDLEWARE_FAILURE"));
  }

  @ParameterizedTest
  @EnumSource
  void decisionsAndIdsMayTakeTheirTime(Transport transport) {
    SocketIoServer io =
        server(engine -> engine.generateIdAsync(request -> later("id" + System.nanoTime())));
    io.engine().use((request, headers) -> later(true));
    try (TomcatServer tomcat = TomcatServer.serving(io);
        Client client = transport.open(tomcat).join()) {
      client.assertServed();
      assertThat(io.sockets().iterator().next().connection().id()).startsWith("id");
    }
  }

  @Test
  void theInitialPacketComesWithTheHandshake() {
    SocketIoServer io = server(engine -> engine.initialPacket(EngineMessage.text("first")));
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      assertThat(get(tomcat, PollingClient.PATH).body()).startsWith("0{").endsWith("\u001e4first");
    }
  }

  private static <T> CompletableFuture<T> later(T value) {
    return CompletableFuture.supplyAsync(
        () -> value, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
  }

  private static SocketIoServer server(Consumer<EngineOptions.Builder> engine) {
    return SocketIoServer.builder()
        .options(SocketIoOptions.builder().engine(engine).build())
        .build();
  }

  private static HttpResponse<String> get(TomcatServer tomcat, String path) {
    return Http.send(Http.request(tomcat.http(path)));
  }
}
