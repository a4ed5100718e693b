// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.Cors;
import io.socketio.jakarta.servlet.WebClient.Frames;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server on a real Tomcat: two paths in a web application that has a context path. */
final class SocketIoOnTomcatTest {
  private static final String MAIN = "/shop/socket.io/?EIO=4";
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

  private static TomcatServer tomcat;
  private static WebClient client;
  private static SocketIoServer main;
  private static SocketIoServer other;

  @BeforeAll
  static void start() {
    main = server("/socket.io", true);
    other = server("/admin/io", false);
    tomcat = new TomcatServer();
    client = new WebClient(tomcat);
    tomcat.deploy(
        "/shop",
        context -> {
          SocketIo.install(context, main);
          SocketIo.install(context, other);
        });
  }

  private static SocketIoServer server(String path, boolean serveClient) {
    SocketIoOptions options =
        SocketIoOptions.builder()
            .path(path)
            .serveClient(serveClient)
            .engine(engine -> engine.maxHttpBufferSize(10_000).cors(Cors.builder().build()))
            .build();
    SocketIoServer server = SocketIoServer.builder().options(options).build();
    server.onConnection(socket -> socket.on("echo", event -> socket.emit(path, event.args())));
    return server;
  }

  @AfterAll
  static void stop() {
    tomcat.close();
  }

  @Test
  void aHandshakeOpensASession() throws Exception {
    HttpResponse<String> response = client.get(MAIN + "&transport=polling");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .matches(
            "0\\{\"sid\":\"[\\w-]{20}\",\"upgrades\":\\[\"websocket\"],\"pingInterval\":25000,"
                + "\"pingTimeout\":20000,\"maxPayload\":10000}");
    assertThat(response.headers().firstValue("cache-control")).contains("no-store");
    assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
  }

  @Test
  void eventsFlowOverLongPolling() throws Exception {
    String session = MAIN + "&transport=polling&sid=" + handshake();
    CompletableFuture<HttpResponse<String>> poll = client.ask(session);
    assertThat(client.postChunked(session, "40").body()).isEqualTo("ok");
    assertThat(poll.get(10, SECONDS).body()).startsWith("40{\"sid\":");
    poll = client.ask(session);
    assertThat(client.postChunked(session, "42[\"echo\",\"hällo\",1]").body()).isEqualTo("ok");
    assertThat(poll.get(10, SECONDS).body()).isEqualTo("42[\"/socket.io\",\"hällo\",1]");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAndEndsTheSession() throws Exception {
    String session = MAIN + "&transport=polling&sid=" + handshake();
    HttpResponse<String> refused = client.postChunked(session, "4".repeat(10_001));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).isEmpty();
    assertThat(client.postChunked(session, "40").statusCode()).isEqualTo(400);
  }

  @Test
  void eventsFlowOverWebSocket() throws Exception {
    Frames frames = new Frames();
    WebSocket socket = client.connect(MAIN + "&transport=websocket", frames);
    assertThat(frames.next()).contains("\"upgrades\":[]");
    socket.sendText("40", true).get(10, SECONDS);
    assertThat(frames.next()).startsWith("text 40{\"sid\":");
    socket.sendText("42[\"echo\",\"hällo\"]", true).get(10, SECONDS);
    assertThat(frames.next()).isEqualTo("text 42[\"/socket.io\",\"hällo\"]");
    socket.sendText("4".repeat(10_001), true).get(10, SECONDS);
    assertThat(frames.next()).isEqualTo("close 1009");
  }

  @Test
  void aSessionMovesFromPollingToWebSocket() throws Exception {
    String sid = handshake();
    String session = MAIN + "&transport=polling&sid=" + sid;
    client.postChunked(session, "40");
    assertThat(client.get(session).body()).startsWith("40{");
    CompletableFuture<HttpResponse<String>> poll = client.ask(session);
    Frames frames = new Frames();
    WebSocket socket = client.connect(MAIN + "&transport=websocket&sid=" + sid, frames);
    socket.sendText("2probe", true).get(10, SECONDS);
    assertThat(frames.next()).isEqualTo("text 3probe");
    assertThat(poll.get(10, SECONDS).body()).isEqualTo("6");
    socket.sendText("5", true).get(10, SECONDS);
    socket.sendText("42[\"echo\"]", true).get(10, SECONDS);
    assertThat(frames.next()).isEqualTo("text 42[\"/socket.io\"]");
    assertThat(client.get(session).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transport=carrier-pigeon    | {\"code\":0,\"message\":\"Transport unknown\"}",
        "transport=polling&sid=nobody| {\"code\":1,\"message\":\"Session ID unknown\"}",
        "transport=websocket         | {\"code\":3,\"message\":\"Bad request\"}",
      })
  void aRefusalIsJson(String query, String expected) throws Exception {
    HttpResponse<String> response = client.get(MAIN + "&" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo(expected);
  }

  @Test
  void aRefusedWebSocketHandshakeIsPlainHttp() throws Exception {
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      connection.upgrade(MAIN + "&transport=websocket&sid=nobody");
      assertThat(connection.head()).startsWith("HTTP/1.1 400 ");
      assertThat(connection.in().readNBytes(18)).isEqualTo("Session ID unknown".getBytes(UTF_8));
    }
  }

  @Test
  void eachPathHasItsOwnServer() throws Exception {
    Frames frames = new Frames();
    WebSocket socket = client.connect("/shop/admin/io/?EIO=4&transport=websocket", frames);
    frames.next();
    socket.sendText("40", true).get(10, SECONDS);
    frames.next();
    socket.sendText("42[\"echo\"]", true).get(10, SECONDS);
    assertThat(frames.next()).isEqualTo("text 42[\"/admin/io\"]");
    String sid = handshake();
    String elsewhere = "/shop/admin/io/?EIO=4&transport=polling&sid=" + sid;
    assertThat(client.get(elsewhere).body()).contains("Session ID unknown");
    assertThat(other.engine().clientsCount()).isEqualTo(1);
    socket.abort();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket.io.js",
        "socket.io.min.js",
        "socket.io.esm.min.js",
        "socket.io.msgpack.min.js",
        "socket.io.js.map",
        "socket.io.min.js.map",
        "socket.io.esm.min.js.map",
        "socket.io.msgpack.min.js.map"
      })
  void theClientIsServedPlainAndCompressed(String file) throws Exception {
    String path = "/shop/socket.io/" + file;
    HttpResponse<byte[]> plain = client.getBytes(path + "?v=1");
    HttpResponse<byte[]> gzip = client.getBytes(path, "Accept-Encoding", "gzip, deflate, br");
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    assertThat(plain.headers().firstValue("content-type").orElseThrow().replace(" ", ""))
        .isEqualToIgnoringCase(
            file.endsWith(".map")
                ? "application/json;charset=utf-8"
                : "application/javascript;charset=utf-8");
    assertThat(plain.headers().firstValue("cache-control")).contains("public, max-age=0");
    assertThat(plain.headers().firstValue("access-control-allow-origin")).contains("*");
    assertThat(gzip.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
        .isEqualTo(plain.body())
        .hasSizeGreaterThan(10_000);
  }

  @Test
  void theClientIsSentOnlyIfItChanged() throws Exception {
    String path = "/shop/socket.io/socket.io.min.js";
    String etag = client.get(path).headers().firstValue("etag").orElseThrow();
    assertThat(etag).matches("\"\\d+\\.\\d+\\.\\d+\"");
    for (String known : new String[] {etag, "W/" + etag}) {
      HttpResponse<String> unchanged = client.get(path, "If-None-Match", known);
      assertThat(unchanged.statusCode()).isEqualTo(304);
      assertThat(unchanged.body()).isEmpty();
      assertThat(unchanged.headers().firstValue("etag")).isEmpty();
    }
    assertThat(client.get(path, "If-None-Match", "\"1.0.0\"").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shop/socket.io/socket.io.slim.js",
        "/shop/socket.io/version",
        "/shop/socket.io/../socket.io/LICENSE",
        "/shop/admin/io/socket.io.js"
      })
  void anyOtherFileIsForTheEngine(String path) throws Exception {
    HttpResponse<String> response = client.get(path);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
  }

  private static String handshake() throws Exception {
    Matcher sid = SID.matcher(client.get(MAIN + "&transport=polling").body());
    assertThat(sid.find()).isTrue();
    return sid.group(1);
  }
}
