// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server behind a filter that wraps responses, and behind servlets that pass requests on. */
@ExtendWith(ArquillianExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FilterAndForwardIT {
  private static final String CONTEXT = "/around";
  private static final String POLLING = "/?EIO=4&transport=polling";
  private static final String FILTERED = CONTEXT + "/socket.io";
  private static final String FORWARDED = CONTEXT + "/forwarded";
  private static final String DISPATCHED = CONTEXT + "/dispatched";
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final int LARGE = 100_000;

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

  @ArquillianResource private URL server;

  @Deployment(testable = false)
  static WebArchive war() {
    return Wars.beans("around").addPackage("io.socketio.jakarta.servers.around");
  }

  @Test
  void aFilterGetsWhatIsAnsweredAtOnce() {
    HttpResponse<String> handshake = get(FILTERED + POLLING);

    assertThat(handshake.body()).startsWith("0{\"sid\"");
    assertThat(handshake.headers().firstValueAsLong("X-Buffered"))
        .hasValue(handshake.body().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {FILTERED, FORWARDED, DISPATCHED})
  void aPollThatWaitsIsAnswered(String path) {
    String session = session(path);
    CompletableFuture<HttpResponse<String>> poll = ask(session);

    assertThat(post(session, BodyPublishers.ofString("40"))).isEqualTo("ok");
    assertThat(body(poll)).startsWith("40{");
  }

  @ParameterizedTest
  @ValueSource(strings = {FILTERED, FORWARDED, DISPATCHED})
  void largeAnswersAreWhole(String path) {
    String session = connected(path);
    CompletableFuture<HttpResponse<String>> waiting = ask(session);
    post(session, BodyPublishers.ofString("420[\"large\"]"));
    assertThat(body(waiting)).hasSize("430[\"\"]".length() + LARGE);
    post(session, BodyPublishers.ofString("421[\"large\"]"));
    assertThat(body(ask(session))).startsWith("431[").hasSize("431[\"\"]".length() + LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {FILTERED, FORWARDED, DISPATCHED})
  void aLargeBodyIsRead(String path) {
    String session = connected(path);
    byte[] event =
        ("420[\"size\",\"" + "x".repeat(LARGE) + "\"]").getBytes(StandardCharsets.US_ASCII);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(event));

    assertThat(post(session, chunked)).isEqualTo("ok");
    assertThat(body(ask(session))).isEqualTo("430[" + LARGE + "]");
  }

  @Test
  void aClientFileIsWhole() {
    HttpResponse<String> file = get(FILTERED + "/socket.io.js");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValueAsLong("content-length"))
        .hasValue(file.body().getBytes(StandardCharsets.UTF_8).length);
    assertThat(file.body())
        .hasSizeGreaterThan(LARGE)
        .endsWith("//# sourceMappingURL=socket.io.js.map\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void aClientIsServedBehindAFilter(String transport) {
    assertThat(largeAnswer(FILTERED, transport)).isEqualTo(LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {FORWARDED, DISPATCHED})
  void aClientThatIsPassedOnIsServedOverPolling(String path) {
    assertThat(largeAnswer(path, "polling")).isEqualTo(LARGE);
    assertThat(largeAnswer(path, "polling", "websocket")).isEqualTo(LARGE);
  }

  /** Where a WebSocket cannot be passed on, client and log are told. */
  @ParameterizedTest
  @ValueSource(strings = {FORWARDED, DISPATCHED})
  void aWebSocketThatIsPassedOnIsServedOrRefused(String path) {
    Object answer = largeAnswer(path, "websocket");

    assertThat(answer).isIn(LARGE, "refused");
    if (answer.equals("refused")) {
      assertThat(ServerLog.all()).contains("cannot take WebSockets");
    }
  }

  @Test
  void anIncludedRequestFails() {
    assertThat(get(CONTEXT + "/included" + POLLING).statusCode()).isEqualTo(500);
  }

  /** Asks for a large answer, and returns its size. */
  private Object largeAnswer(String path, String... transports) {
    IO.Options options =
        IO.Options.builder()
            .setForceNew(true)
            .setReconnection(false)
            .setPath(path)
            .setTransports(transports)
            .build();
    Socket socket = IO.socket(uri(""), options);
    CompletableFuture<Object> answer = new CompletableFuture<>();
    socket.on(Socket.EVENT_CONNECT_ERROR, args -> answer.complete("refused"));
    socket.emit("large", new Object[0], (Ack) args -> answer.complete(args[0].toString().length()));
    socket.connect();
    try {
      assertThat(answer).succeedsWithin(BOUND);
      return answer.join();
    } finally {
      socket.close();
    }
  }

  /** Opens a session that has joined the main namespace, and returns its URL. */
  private String connected(String path) {
    String session = session(path);
    post(session, BodyPublishers.ofString("40"));
    assertThat(body(ask(session))).startsWith("40{");
    return session;
  }

  private String session(String path) {
    String handshake = get(path + POLLING).body();
    Matcher sid = SID.matcher(handshake);
    assertThat(sid.find()).as(handshake).isTrue();
    return path + POLLING + "&sid=" + sid.group(1);
  }

  private HttpResponse<String> get(String path) {
    return await(ask(path));
  }

  private String post(String session, BodyPublisher body) {
    HttpRequest post = HttpRequest.newBuilder(uri(session)).timeout(BOUND).POST(body).build();
    return body(http.sendAsync(post, BodyHandlers.ofString()));
  }

  private CompletableFuture<HttpResponse<String>> ask(String path) {
    HttpRequest get = HttpRequest.newBuilder(uri(path)).timeout(BOUND).build();
    return http.sendAsync(get, BodyHandlers.ofString());
  }

  private static String body(CompletableFuture<HttpResponse<String>> response) {
    return await(response).body();
  }

  private static HttpResponse<String> await(CompletableFuture<HttpResponse<String>> response) {
    assertThat(response).succeedsWithin(BOUND);
    return response.join();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }
}
