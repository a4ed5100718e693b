// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.SocketIoSettings;
import io.socketio.jakarta.servlet.WebClient.Frames;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.catalina.Context;
import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How servers come into a web application, and how they leave it. */
final class SocketIoTest {
  private static final String POLLING = "/?EIO=4&transport=polling";
  private static final String WEBSOCKET = "/?EIO=4&transport=websocket";

  private final TomcatServer tomcat = new TomcatServer();
  private final WebClient client = new WebClient(tomcat);
  private ServletContext servletContext;
  private SocketIoServer server;

  @BeforeEach
  void start() {
    server = SocketIoServer.builder().build();
  }

  @AfterEach
  void stop() {
    tomcat.close();
    server.close();
  }

  @Test
  void theInitializerPreparesThePathAndBindGivesItAServer() throws Exception {
    deploy(new WsSci(), new SocketIoInitializer());
    assertThat(client.get("/socket.io" + POLLING).statusCode()).isEqualTo(404);
    assertThat(client.get("/socket.io/socket.io.js").statusCode()).isEqualTo(404);
    SocketIo.bind(servletContext, server);
    SocketIo.bind(servletContext, server);
    assertThat(client.get("/socket.io" + POLLING).statusCode()).isEqualTo(200);
    client.connect("/socket.io" + WEBSOCKET, new Frames()).abort();
    assertThat(servletContext.getAttribute("io.socketio.jakarta.SocketIoServer")).isSameAs(server);
  }

  @Test
  void theInitializerMayRunBeforeThatOfTheWebSocketContainer() throws Exception {
    deploy(new SocketIoInitializer(), new WsSci());
    SocketIo.bind(servletContext, server);
    Frames frames = new Frames();
    WebSocket socket = client.connect("/socket.io" + WEBSOCKET, frames);
    assertThat(frames.next()).startsWith("text 0{");
    socket.abort();
  }

  @Test
  void withoutAWebSocketContainerThereIsLongPolling() throws Exception {
    deploy(new SocketIoInitializer());
    SocketIo.bind(servletContext, server);
    assertThat(client.get("/socket.io" + POLLING).statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> client.connect("/socket.io" + WEBSOCKET, new Frames()))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void contextParametersSayThePathAndTheSettings() throws Exception {
    deployWithParameters(
        Map.of("socketio.path", "/io", "socketio.pingInterval", "1234", "other", "x"));
    assertThat(SocketIo.settings(servletContext))
        .containsExactly(Map.entry("path", "/io"), Map.entry("pingInterval", "1234"));
    SocketIoOptions options =
        SocketIoSettings.apply(SocketIo.settings(servletContext), SocketIoOptions.builder())
            .build();
    try (SocketIoServer configured = SocketIoServer.builder().options(options).build()) {
      SocketIo.bind(servletContext, configured);
      assertThat(client.get("/io" + POLLING).body()).contains("\"pingInterval\":1234");
      assertThat(client.get("/socket.io" + POLLING).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aWrongSettingKeepsTheWebApplicationFromStarting() {
    Map<String, String> wrong = Map.of("socketio.path", "io", "socketio.nonsense", "1");
    assertThatThrownBy(() -> deployWithParameters(wrong))
        .rootCause()
        .hasMessageContaining("unknown option nonsense")
        .hasMessageContaining("path must begin with a slash");
  }

  @Test
  void aServerMustBeBoundToAPathThatIsRegistered() {
    deployWithParameters(Map.of("socketio.path", "/io"));
    assertThatThrownBy(() -> SocketIo.bind(servletContext, server))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing is registered at /socket.io, only at [/io]");
  }

  @Test
  void aPathServesOneServer() {
    deploy(new WsSci(), new SocketIoInitializer());
    SocketIo.bind(servletContext, server);
    try (SocketIoServer second = SocketIoServer.builder().build()) {
      assertThatThrownBy(() -> SocketIo.bind(servletContext, second))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("/socket.io serves another server already; where socketio-cdi");
    }
  }

  @Test
  void aPathOfAnotherServletIsNotTakenAway() {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    tomcat.deploy(
        "",
        context -> {
          context.addServlet("theirs", new HttpServlet() {}).addMapping("/socket.io/*");
          try {
            SocketIo.install(context, server);
          } catch (IllegalStateException e) {
            failure.set(e);
          }
        });
    assertThat(failure.get()).hasMessage("/socket.io belongs to another servlet");
  }

  @Test
  void afterUndeploymentNothingIsLeft() throws Exception {
    Context context = tomcat.deploy("", starting -> SocketIo.install(starting, server));
    Frames frames = new Frames();
    client.connect("/socket.io" + WEBSOCKET, frames).sendText("40", true).get(10, SECONDS);
    assertThat(frames.next()).startsWith("text 0{");
    assertThat(frames.next()).startsWith("text 40{");
    String sid =
        client.get("/socket.io" + POLLING).body().replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
    CompletableFuture<HttpResponse<String>> poll =
        client.ask("/socket.io" + POLLING + "&sid=" + sid);
    waitUntil(() -> server.engine().statistics().pendingPolls() == 1);
    assertThat(ourThreads()).isNotEmpty();

    tomcat.undeploy(context);

    assertThat(poll.get(10, SECONDS).body()).isEqualTo("1");
    assertThat(frames.next()).isEqualTo("close 1000");
    assertThat(server.engine().statistics().sessions()).isZero();
    assertThat(server.engine().statistics().timers()).isZero();
    waitUntil(() -> ourThreads().isEmpty());
  }

  private void deploy(ServletContainerInitializer... initializers) {
    servletContext = tomcat.deploy("", context -> {}, initializers).getServletContext();
  }

  private void deployWithParameters(Map<String, String> parameters) {
    servletContext =
        tomcat
            .deploy(
                "",
                starting -> parameters.forEach(starting::addParameter),
                new WsSci(),
                new SocketIoInitializer())
            .getServletContext();
  }

  private static List<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("socketio-"))
        .toList();
  }

  private static void waitUntil(BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
