// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log says when a web application starts, with a server and without. */
final class StartLogTest extends Handler {
  private static final String CONTEXT = "/start-log";
  private static final String POLLING = "/?EIO=4&transport=polling";

  private final Logger logger = Logger.getLogger(SocketIo.class.getName());
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final TomcatServer tomcat = new TomcatServer();
  private final WebClient client = new WebClient(tomcat);

  @BeforeEach
  void listen() {
    logger.addHandler(this);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(this);
    tomcat.close();
  }

  @Test
  void oneLineTellsWhatIsServed() {
    SocketIoServer io = SocketIoServer.builder().build();
    io.of("/orders");
    io.of(Pattern.compile("\\Q/tenant-\\E[^/]+"));
    io.of((name, handshake) -> CompletableFuture.completedFuture(false));

    deploy(context -> SocketIo.install(context, io));

    assertThat(lines)
        .singleElement()
        .asString()
        .matches(
            "INFO SocketIoServer\\[namespaces=\\[/, /orders, /tenant-\\[\\^/]\\+, .+],"
                + " adapter=InMemoryAdapter] is ready at /start-log/socket.io/ over polling and"
                + " websocket");
  }

  @Test
  void theLineNamesWhatIsNotOffered() {
    SocketIoOptions options = SocketIoOptions.builder().path("/io").build();
    SocketIoServer io = SocketIoServer.builder().options(options).build();

    tomcat.deploy(CONTEXT, context -> {}, (classes, starting) -> SocketIo.install(starting, io));

    assertThat(lines)
        .singleElement()
        .asString()
        .endsWith("is ready at /start-log/io/ over polling, as there is no WebSocket container");
  }

  @Test
  void theLineComesWithTheServer() {
    SocketIoServer io = SocketIoServer.builder().build();
    ServletContext context =
        tomcat
            .deploy(CONTEXT, starting -> {}, new WsSci(), new SocketIoInitializer())
            .getServletContext();
    assertThat(lines).isEmpty();

    SocketIo.bind(context, io, "3 observers");
    SocketIo.bind(context, io, "3 observers");

    assertThat(lines).singleElement().asString().contains("] with 3 observers is ready at ");
  }

  @Test
  void rawEnginesHaveOne() {
    try (SocketIoServer io = SocketIoServer.builder().build()) {
      deploy(context -> SocketIo.install(context, io.engine(), "/raw"));
    }

    assertThat(lines)
        .containsExactly(
            "INFO EngineServer is ready at /start-log/raw/ over polling and websocket");
  }

  @Test
  void aPathWithoutServerIsToldOfAtTheFirstRequest() throws Exception {
    tomcat.deploy(CONTEXT, context -> {}, new WsSci(), new SocketIoInitializer());
    assertThat(lines).isEmpty();

    for (int i = 0; i < 3; i++) {
      assertThat(client.get(CONTEXT + "/socket.io" + POLLING).statusCode()).isEqualTo(404);
    }

    assertThat(lines)
        .containsExactly(
            "WARNING /start-log/socket.io/ answers 404, because it has no server: call"
                + " SocketIo.bind");
  }

  @Test
  void aServerThatWasExpectedIsMissedAtTheStart() throws Exception {
    tomcat.deploy(
        CONTEXT,
        context -> {},
        (classes, starting) -> SocketIo.expect(starting, () -> "somebody forgot it"),
        new WsSci(),
        new SocketIoInitializer());

    List<String> missed =
        List.of(
            "WARNING /start-log/socket.io/ answers 404, because it has no server: somebody forgot"
                + " it");
    assertThat(lines).containsExactlyElementsOf(missed);
    assertThat(client.get(CONTEXT + "/socket.io" + POLLING).statusCode()).isEqualTo(404);
    assertThat(lines).containsExactlyElementsOf(missed);
  }

  @Test
  void withoutTheInitializerTheExceptionNamesTheReason() {
    ServletContext context = tomcat.deploy(CONTEXT, starting -> {}).getServletContext();
    try (SocketIoServer io = SocketIoServer.builder().build()) {
      assertThatThrownBy(() -> SocketIo.bind(context, io))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("nothing is registered at /socket.io")
          .hasMessageContaining("<absolute-ordering>");
    }
  }

  private void deploy(Consumer<ServletContext> startup) {
    tomcat.deploy(CONTEXT, startup);
  }

  @Override
  public void publish(LogRecord logged) {
    String message = new SimpleFormatter().formatMessage(logged);
    if (message.contains(CONTEXT)) {
      lines.add(logged.getLevel() + " " + message);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
