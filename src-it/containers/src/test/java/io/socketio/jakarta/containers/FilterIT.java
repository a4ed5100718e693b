// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.Cors;
import io.socketio.jakarta.engine.EngineRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servlet filters before the server. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FilterIT {
  private static final String HANDSHAKE = "/socket.io/?EIO=4&transport=";
  private static final int LIMIT = 1_000_000;

  private final SocketIoServer io = SocketIoServer.builder().build();

  @AfterEach
  void close() {
    io.close();
  }

  @Test
  void addsHeadersToEveryAnswer() {
    try (TomcatServer tomcat = serving(adding("X-Frame-Options", "DENY"))) {
      HttpResponse<String> handshake = Http.send(Http.request(tomcat.http(PollingClient.PATH)));
      var session = tomcat.http(PollingClient.PATH + "&sid=" + PollingClient.sid(handshake));
      HttpResponse<String> post =
          Http.send(Http.request(session).POST(BodyPublishers.ofString("40")));
      HttpResponse<String> poll = Http.send(Http.request(session));

      for (HttpResponse<String> answer : List.of(handshake, post, poll)) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
      }
      assertThat(UpgradeRequest.answer(tomcat.http(HANDSHAKE + "websocket")))
          .startsWith("HTTP/1.1 101")
          .contains("X-Frame-Options: DENY");
    }
  }

  /** The filter has passed on what it has when the servlet returns, be it nothing. */
  @Test
  void mayBufferAnswers() throws Exception {
    try (TomcatServer tomcat = serving(buffering())) {
      HttpResponse<String> handshake = Http.send(Http.request(tomcat.http(PollingClient.PATH)));
      assertThat(handshake.headers().firstValueAsLong("X-Buffered"))
          .hasValue(handshake.body().length());

      var session = tomcat.http(PollingClient.PATH + "&sid=" + PollingClient.sid(handshake));
      CompletableFuture<HttpResponse<String>> poll =
          CompletableFuture.supplyAsync(() -> Http.send(Http.request(session)));
      Http.send(Http.request(session).POST(BodyPublishers.ofString("40")));
      assertThat(Await.result("the poll", poll).body()).startsWith("40{");

      HttpResponse<String> file = Http.send(Http.request(tomcat.http("/socket.io/socket.io.js")));
      assertThat(file.body()).endsWith("//# sourceMappingURL=socket.io.js.map\n");
      assertThat(file.headers().firstValueAsLong("X-Buffered"))
          .isEqualTo(file.headers().firstValueAsLong("Content-Length"))
          .isPresent();
    }
  }

  @Test
  void theCorsOptionReplacesTheHeadersOfAFilter() {
    String origin = "http://page.example";
    SocketIoServer cors =
        SocketIoServer.builder()
            .options(
                SocketIoOptions.builder()
                    .engine(
                        engine ->
                            engine.cors(Cors.builder().origins(origin).credentials(true).build()))
                    .build())
            .build();
    Filter filter = adding("Access-Control-Allow-Origin", "*");
    try (TomcatServer tomcat =
        TomcatServer.serving(cors, context -> add(context, "filter", filter))) {
      for (String path : List.of(PollingClient.PATH, "/socket.io/socket.io.js")) {
        HttpResponse<String> answer =
            Http.send(Http.request(tomcat.http(path)).header("Origin", origin));
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
            .as(path)
            .containsExactly(origin);
        assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
            .as(path)
            .containsExactly("true");
      }
      assertThat(UpgradeRequest.answer(tomcat.http(HANDSHAKE + "websocket")))
          .startsWith("HTTP/1.1 101")
          .containsOnlyOnce("Access-Control-Allow-Origin");
    }
  }

  @Test
  void filtersAreCalledInOrder() {
    Consumer<ServletContext> both =
        context -> {
          for (String name : List.of("first", "second", "third")) {
            add(context, name, adding("X-Order", name));
          }
        };
    try (TomcatServer tomcat = TomcatServer.serving(io, both)) {
      HttpResponse<String> answer = Http.send(Http.request(tomcat.http(PollingClient.PATH)));

      assertThat(answer.headers().allValues("X-Order")).containsExactly("first", "second", "third");
    }
  }

  @ParameterizedTest
  @EnumSource
  void mayRefuse(Transport transport) {
    Filter refusing = (request, response, chain) -> ((HttpServletResponse) response).sendError(503);
    try (TomcatServer tomcat = serving(refusing)) {
      assertThat(status(tomcat, transport)).isEqualTo(503);
      assertThat(io.engine().clientsCount()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFilterThatFailsKeepsTheRequestAway(Transport transport) {
    Filter failing =
        (request, response, chain) -> {
          throw new ServletException("on purpose");
        };
    try (TomcatServer tomcat = serving(failing)) {
      assertThat(status(tomcat, transport)).isEqualTo(500);
      assertThat(io.engine().clientsCount()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessionsOfTheContainerAreKnown(Transport transport) {
    CompletableFuture<Optional<Object>> user = new CompletableFuture<>();
    io.onConnection(socket -> user.complete(user(socket.handshake().request())));
    Filter login =
        (request, response, chain) -> {
          ((HttpServletRequest) request).getSession().setAttribute("user", "ada");
          chain.doFilter(request, response);
        };
    try (TomcatServer tomcat = serving(login);
        Client client = transport.open(tomcat).join()) {
      client.assertServed();

      assertThat(Await.result("connection", user)).contains("ada");
    }
  }

  @Test
  void theLimitOfABodyHoldsBehindAFilter() {
    try (TomcatServer tomcat = serving(adding("X-Any", "1"))) {
      String sid = PollingClient.sid(Http.send(Http.request(tomcat.http(PollingClient.PATH))));
      var session = tomcat.http(PollingClient.PATH + "&sid=" + sid);
      var post = Http.request(session).POST(BodyPublishers.ofString("4".repeat(LIMIT + 1)));

      assertThat(Http.send(post).statusCode()).isEqualTo(413);
    }
  }

  private static Optional<Object> user(EngineRequest request) {
    return request.unwrap(HttpSession.class).map(session -> session.getAttribute("user"));
  }

  private static int status(TomcatServer tomcat, Transport transport) {
    return switch (transport) {
      case POLLING -> Http.send(Http.request(tomcat.http(PollingClient.PATH))).statusCode();
      case WEBSOCKET -> WebSocketClient.refusal(tomcat.webSocket(HANDSHAKE + "websocket"));
    };
  }

  private TomcatServer serving(Filter filter) {
    return TomcatServer.serving(io, context -> add(context, "filter", filter));
  }

  private static void add(ServletContext context, String name, Filter filter) {
    var registration = context.addFilter(name, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  private static Filter adding(String header, String value) {
    return (request, response, chain) -> {
      ((HttpServletResponse) response).addHeader(header, value);
      chain.doFilter(request, response);
    };
  }

  private static Filter buffering() {
    return (request, response, chain) -> {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      chain.doFilter(
          request,
          new HttpServletResponseWrapper((HttpServletResponse) response) {
            @Override
            public ServletOutputStream getOutputStream() {
              return new Collector(bytes);
            }
          });
      ((HttpServletResponse) response).addHeader("X-Buffered", String.valueOf(bytes.size()));
      bytes.writeTo(response.getOutputStream());
    };
  }

  private static final class Collector extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    Collector(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("collects what is written now");
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }
  }
}
