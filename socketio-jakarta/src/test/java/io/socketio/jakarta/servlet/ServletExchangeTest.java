// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.ScriptedEngine.reply;
import static io.socketio.jakarta.servlet.WebClient.next;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.PollingExchange;
import io.socketio.jakarta.engine.PollingExchange.BodyReceiver;
import io.socketio.jakarta.engine.ResponseHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The asynchronous servlet on a real Tomcat, below an engine that does what each test says. */
final class ServletExchangeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ScriptedEngine engine =
      new ScriptedEngine(EngineOptions.builder().httpCompression(OptionalInt.of(100)).build());
  private final BlockingQueue<PollingExchange> exchanges = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private TomcatServer tomcat;

  @BeforeEach
  void start() {
    tomcat = new TomcatServer();
    tomcat.deploy("", context -> SocketIo.install(context, engine, "/engine.io"));
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @Test
  void anAnswerMayComeLaterAndFromAnotherThread() throws Exception {
    engine.onHttp = exchanges::add;
    CompletableFuture<HttpResponse<String>> response = get("/engine.io/?a=1");
    PollingExchange exchange = next(exchanges);
    ResponseHeaders headers =
        new ResponseHeaders().add("Cache-Control", "no-store").add("Vary", "a").add("Vary", "b");
    exchange.respond(new HttpReply(201, headers, "hällo".getBytes(UTF_8), true));
    exchange.respond(reply(500, "too late"));
    HttpResponse<String> answer = response.get(10, SECONDS);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("hällo");
    assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(6);
    assertThat(answer.headers().allValues("vary")).containsExactly("a", "b");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  void anotherThreadMayAnswerBeforeTheServletReturns() throws Exception {
    engine.onHttp =
        exchange -> {
          CompletableFuture.runAsync(() -> exchange.respond(reply(200, "early"))).join();
          exchange.respond(reply(500, "too late"));
        };

    assertThat(get("/engine.io/").get(10, SECONDS).body()).isEqualTo("early");
  }

  /** As a middleware that answers from another thread may, before or after the servlet returns. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherThreadMayAskForTheBody(boolean beforeTheServletReturns) throws Exception {
    CompletableFuture<Void> returned = new CompletableFuture<>();
    engine.onHttp =
        exchange -> {
          CompletableFuture<Void> asked =
              (beforeTheServletReturns ? CompletableFuture.completedFuture(null) : returned)
                  .thenRunAsync(() -> exchange.readBody(1000, new Recorder(exchange)));
          if (beforeTheServletReturns) {
            asked.join();
          } else {
            exchanges.add(exchange);
          }
        };
    HttpRequest post = request("/engine.io/").POST(BodyPublishers.ofString("4hello")).build();
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(post, BodyHandlers.ofString());
    if (!beforeTheServletReturns) {
      next(exchanges);
      returned.complete(null);
    }

    assertThat(response.get(10, SECONDS).body()).isEqualTo("ok");
    assertThat(events).containsExactly("received 4hello");
  }

  @Test
  void aBodyMayArriveInPieces() throws Exception {
    engine.onHttp =
        exchange -> {
          exchange.readBody(1000, new Recorder(exchange));
          exchanges.add(exchange);
        };
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      connection.send("POST /engine.io/ HTTP/1.1", "Host: x", "Content-Length: 6", "");
      connection.out().write("4hel".getBytes(UTF_8));
      next(exchanges);
      connection.out().write("lo".getBytes(UTF_8));
      assertThat(connection.head()).startsWith("HTTP/1.1 200 ");
    }
    assertThat(events).containsExactly("received 4hello");
  }

  @Test
  void aRequestIsKnownBeyondItsEnd() throws Exception {
    engine.onHttp =
        exchange -> {
          exchanges.add(exchange);
          exchange.respond(reply(200, ""));
        };
    client.send(
        request("/engine.io/a/b?EIO=3&EIO=4&x=%26&y")
            .header("X-Two", "1")
            .header("X-Two", "2")
            .build(),
        BodyHandlers.discarding());
    EngineRequest request = next(exchanges).request();
    for (int i = 0; i < 20; i++) {
      get("/engine.io/other?EIO=5").get(10, SECONDS);
    }
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/engine.io/a/b");
    assertThat(request.rawQuery()).isEqualTo("EIO=3&EIO=4&x=%26&y");
    assertThat(request.parameter("EIO")).contains("4");
    assertThat(request.parameter("y")).contains("");
    assertThat(request.parameter("z")).isEmpty();
    assertThat(request.query()).containsEntry("EIO", List.of("3", "4"));
    assertThat(request.headers()).containsEntry("x-two", List.of("1", "2"));
    assertThat(request.header("X-TWO")).contains("1, 2");
    assertThat(request.header("X-Three")).isEmpty();
    assertThat(request.remoteAddress()).isEqualTo("127.0.0.1");
    assertThat(request.secure()).isFalse();
    assertThat(request.principal()).isEmpty();
    assertThat(request.toString()).isEqualTo("GET /engine.io/a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x"
      })
  void aBodyIsReadWhateverItsType(String type) throws Exception {
    engine.onHttp = exchange -> exchange.readBody(1000, new Recorder(exchange));
    HttpRequest post =
        request("/engine.io/")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString("d=4ä&x"))
            .build();
    assertThat(client.send(post, BodyHandlers.ofString()).body()).isEqualTo("ok");
    assertThat(events).containsExactly("received d=4ä&x");
  }

  @Test
  void aBodyInChunksIsCountedAsItArrives() throws Exception {
    engine.onHttp = exchange -> exchange.readBody(300_000, new Recorder(exchange));
    assertThat(postChunked(300_000).statusCode()).isEqualTo(200);
    assertThat(postChunked(300_001).statusCode()).isEqualTo(413);
    assertThat(postChunked(0).statusCode()).isEqualTo(200);
    assertThat(events).containsExactly("received " + "4".repeat(300_000), "too large", "received ");
  }

  @Test
  void anAnnouncedLengthIsBelievedWhenItIsTooLarge() throws Exception {
    engine.onHttp = exchange -> exchange.readBody(1000, new Recorder(exchange));
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      connection.send("POST /engine.io/ HTTP/1.1", "Host: x", "Content-Length: 1001", "");
      assertThat(connection.head()).startsWith("HTTP/1.1 413 ");
    }
    assertThat(events).containsExactly("too large");
  }

  @Test
  void theEngineIsToldOnceWhenTheClientGoesAwayInTheMiddleOfItsBody() throws Exception {
    engine.onHttp =
        exchange -> {
          exchange.onAbort(() -> events.add("gone"));
          exchange.readBody(1000, new Recorder(exchange));
        };
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      connection.send("POST /engine.io/ HTTP/1.1", "Host: x", "Content-Length: 100", "", "4abc");
      connection.reset();
    }
    assertThat(List.of(next(events).substring(0, 4), next(events).substring(0, 4)))
        .containsExactlyInAnyOrder("abor", "gone");
    engine.onHttp = exchange -> exchange.respond(reply(200, ""));
    assertThat(get("/engine.io/").get(10, SECONDS).statusCode()).isEqualTo(200);
    assertThat(events).isEmpty();
  }

  @Test
  void aClientThatDoesNotReadHoldsNobodyElse() throws Exception {
    engine.onHttp = exchanges::add;
    byte[] body = new byte[40_000_000];
    Arrays.fill(body, (byte) 'x');
    try (RawConnection connection = new RawConnection(tomcat.port(), 4096)) {
      connection.send("GET /engine.io/ HTTP/1.1", "Host: x", "Connection: close", "");
      PollingExchange exchange = next(exchanges);
      long start = System.nanoTime();
      exchange.respond(new HttpReply(200, new ResponseHeaders(), body, false));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      // More stalled answers than Tomcat has threads would be needed to see a blocked one.
      CompletableFuture<HttpResponse<String>> other = get("/engine.io/");
      next(exchanges).respond(reply(200, "other"));
      assertThat(other.get(10, SECONDS).body()).isEqualTo("other");
      assertThat(connection.head()).contains("Content-Length: 40000000");
      assertThat(connection.rest()).hasSize(40_000_000);
    }
  }

  @Test
  void longCompressibleAnswersAreCompressed() throws Exception {
    String text = "4hello".repeat(1000);
    engine.onHttp = exchange -> exchange.respond(reply(200, text));
    HttpResponse<InputStream> gzip = getAccepting("gzip, deflate, br");
    assertThat(gzip.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(gzip.headers().firstValueAsLong("content-length").orElseThrow()).isLessThan(500);
    assertThat(new GZIPInputStream(gzip.body()).readAllBytes()).isEqualTo(text.getBytes(UTF_8));
    assertThat(getAccepting("deflate").headers().firstValue("content-encoding"))
        .contains("deflate");
    assertThat(getAccepting("br").headers().firstValue("content-encoding")).isEmpty();
  }

  @Test
  void otherAnswersAreNotCompressed() throws Exception {
    engine.onHttp = exchange -> exchange.respond(reply(200, "x".repeat(99)));
    assertThat(getAccepting("gzip").headers().firstValue("content-encoding")).isEmpty();
    engine.onHttp = exchange -> exchange.respond(reply(200, "x".repeat(100)));
    assertThat(getAccepting("gzip").headers().firstValue("content-encoding")).contains("gzip");
    engine.onHttp =
        exchange ->
            exchange.respond(new HttpReply(200, new ResponseHeaders(), new byte[2000], false));
    assertThat(getAccepting("gzip").headers().firstValue("content-encoding")).isEmpty();
  }

  @Test
  void destroyingEndsTheConnection() throws Exception {
    engine.onHttp = PollingExchange::destroy;
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      connection.send("GET /engine.io/ HTTP/1.1", "Host: x", "");
      assertThat(connection.head()).startsWith("HTTP/1.1 400 ");
      assertThat(connection.rest()).isEmpty();
    }
  }

  @Test
  void thePathWithoutSlashIsNotFound() throws Exception {
    assertThat(get("/engine.io?EIO=4").get(10, SECONDS).statusCode()).isEqualTo(404);
    assertThat(get("/engine.io/?EIO=4").get(10, SECONDS).statusCode()).isEqualTo(200);
    assertThat(get("/engine.io/foo/bar?EIO=4").get(10, SECONDS).statusCode()).isEqualTo(200);
  }

  private final class Recorder implements BodyReceiver {
    private final PollingExchange exchange;

    Recorder(PollingExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public void received(ByteBuffer body) {
      events.add("received " + UTF_8.decode(body));
      exchange.respond(reply(200, "ok"));
    }

    @Override
    public void tooLarge() {
      events.add("too large");
      exchange.respond(reply(413, ""));
    }

    @Override
    public void aborted(Throwable cause) {
      events.add("aborted " + cause);
    }
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(tomcat.http(pathAndQuery)).timeout(TIMEOUT);
  }

  private CompletableFuture<HttpResponse<String>> get(String pathAndQuery) {
    return client.sendAsync(request(pathAndQuery).build(), BodyHandlers.ofString());
  }

  private HttpResponse<InputStream> getAccepting(String encodings) throws Exception {
    HttpRequest get = request("/engine.io/").header("Accept-Encoding", encodings).build();
    return client.send(get, BodyHandlers.ofInputStream());
  }

  private HttpResponse<String> postChunked(int size) throws IOException, InterruptedException {
    byte[] body = "4".repeat(size).getBytes(UTF_8);
    HttpRequest post =
        request("/engine.io/")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    return client.send(post, BodyHandlers.ofString());
  }
}
