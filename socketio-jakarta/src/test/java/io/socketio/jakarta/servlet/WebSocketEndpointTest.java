// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.ScriptedEngine.reply;
import static io.socketio.jakarta.servlet.WebClient.next;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineGateway.Refused;
import io.socketio.jakarta.engine.EngineGateway.UpgradeDecision;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.ResponseHeaders;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import io.socketio.jakarta.servlet.WebClient.Frames;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The upgrade and the endpoint on a real Tomcat, below an engine that does what each test says. */
final class WebSocketEndpointTest {
  private static final int LIMIT = 100_000;
  private final String[] handshake = {
    "GET /engine.io/?EIO=4&transport=websocket HTTP/1.1",
    "Host: x",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
  };

  private final ScriptedEngine engine =
      new ScriptedEngine(
          EngineOptions.builder()
              .maxHttpBufferSize(LIMIT)
              .upgradeTimeout(Duration.ofMillis(100))
              .pingInterval(Duration.ofSeconds(1))
              .pingTimeout(Duration.ofSeconds(1))
              .build());
  private final ScriptedEngine deflating =
      new ScriptedEngine(EngineOptions.builder().perMessageDeflate(true).build());
  private final Server server = new Server();
  private final Frames frames = new Frames();
  private TomcatServer tomcat;
  private WebClient client;

  @BeforeEach
  void start() {
    tomcat = new TomcatServer();
    client = new WebClient(tomcat);
    tomcat.deploy(
        "",
        context -> {
          SocketIo.install(context, engine, "/engine.io");
          SocketIo.install(context, deflating, "/deflating");
        });
    engine.onUpgrade = request -> completedFuture(server);
    deflating.onUpgrade = request -> completedFuture(server);
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @Test
  void messagesFlowBothWays() throws Exception {
    WebSocket socket = connect();
    socket.sendText("4hällo", true).get(10, SECONDS);
    socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).get(10, SECONDS);
    socket.sendText("4a", false).get(10, SECONDS);
    socket.sendText("b", true).get(10, SECONDS);
    assertThat(next(server.events)).isEqualTo("text 4hällo");
    assertThat(next(server.events)).isEqualTo("binary 3");
    assertThat(next(server.events)).isEqualTo("text 4ab");
    WebSocketChannel channel = server.channel.get(10, SECONDS);
    send(channel, "4€").get(10, SECONDS);
    send(channel, ByteBuffer.wrap(new byte[] {4, 5}).asReadOnlyBuffer()).get(10, SECONDS);
    assertThat(frames.next()).isEqualTo("text 4€");
    assertThat(frames.next()).isEqualTo("binary 2");
  }

  @Test
  void headersOfTheEngineAreOnTheAnswer() throws Exception {
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      String head = connection.send(handshake).send("").head();
      assertThat(head).startsWith("HTTP/1.1 101 ").contains("X-Engine: yes\r\n");
    }
  }

  @Test
  void aRefusalIsPlainHttp() throws Exception {
    engine.onUpgrade = request -> completedFuture(new Refused(reply(400, "Session ID unknown")));
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      connection.send(handshake).send("Connection: close", "");
      assertThat(connection.head()).startsWith("HTTP/1.1 400 ").contains("Content-Length: 18\r\n");
      assertThat(connection.rest()).isEqualTo("Session ID unknown");
    }
  }

  @Test
  void aLateDecisionIsWaitedFor() throws Exception {
    engine.onUpgrade = request -> CompletableFuture.supplyAsync(() -> server);
    connect();
    assertThat(server.channel.get(10, SECONDS)).isNotNull();
  }

  @Test
  void aDecisionThatComesTooLateIsAbandoned() throws Exception {
    CompletableFuture<UpgradeDecision> decision = new CompletableFuture<>();
    engine.onUpgrade = request -> decision;
    assertThatThrownBy(this::connect).hasCauseInstanceOf(WebSocketHandshakeException.class);
    assertThat(server.events).isEmpty();
    decision.complete(server);
    assertThat(next(server.events)).isEqualTo("abandoned");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-WebSocket-Key: short", "Sec-WebSocket-Version: 12"})
  void aHandshakeThatTheContainerRefusesIsAbandoned(String wrong) throws Exception {
    String name = wrong.substring(0, wrong.indexOf(':') + 1);
    for (int i = 0; i < handshake.length; i++) {
      if (handshake[i].startsWith(name)) {
        handshake[i] = wrong;
      }
    }
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      assertThat(connection.send(handshake).send("").head()).startsWith("HTTP/1.1 4");
    }
    assertThat(next(server.events)).isEqualTo("abandoned");
  }

  @Test
  void theHiddenPathIsClosedToOthers() {
    assertThatThrownBy(() -> connect("/.socketio-jakarta/0"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    assertThat(server.events).isEmpty();
  }

  @Test
  void aTextAsLongAsAllowedArrivesAndALongerOneDoesNot() throws Exception {
    WebSocket socket = connect();
    socket.sendText("4".repeat(LIMIT), true).get(10, SECONDS);
    assertThat(next(server.events)).isEqualTo("text " + "4".repeat(LIMIT));
    socket.sendText("4".repeat(LIMIT - 2) + "€", true).get(10, SECONDS);
    assertThat(next(server.events)).isEqualTo("too large");
    server.channel.get(10, SECONDS).close(WebSocketChannel.TOO_BIG);
    assertThat(frames.next()).isEqualTo("close 1009");
  }

  @Test
  void aBinaryMessageAsLongAsAllowedArrivesAndALongerOneDoesNot() throws Exception {
    WebSocket socket = connect();
    socket.sendBinary(ByteBuffer.allocate(LIMIT), true).get(10, SECONDS);
    assertThat(next(server.events)).isEqualTo("binary " + LIMIT);
    socket.sendBinary(ByteBuffer.allocate(LIMIT + 1), true).get(10, SECONDS);
    assertThat(next(server.events)).isEqualTo("too large");
  }

  @Test
  void theEndIsToldWhenTheClientCloses() throws Exception {
    connect().sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, SECONDS);
    assertThat(next(server.events)).isEqualTo("closed null");
  }

  @Test
  void theEndIsToldWhenTheConnectionIsCut() throws Exception {
    RawConnection connection = new RawConnection(tomcat.port());
    connection.send(handshake).send("").head();
    server.channel.get(10, SECONDS);
    connection.reset();
    assertThat(next(server.events)).isEqualTo("closed null");
  }

  @Test
  void aSendToAClosedConnectionFails() throws Exception {
    connect();
    WebSocketChannel channel = server.channel.get(10, SECONDS);
    channel.close(WebSocketChannel.NO_CODE);
    assertThat(frames.next()).isEqualTo("close 1000");
    assertThat(next(server.events)).isEqualTo("closed null");
    assertThat(failure(send(channel, "4late"))).isNotNull();
  }

  @Test
  void aSendToAClientThatDoesNotReadFailsWhenTheHeartbeatWould() throws Exception {
    try (RawConnection connection = new RawConnection(tomcat.port(), 4096)) {
      connection.send(handshake).send("").head();
      WebSocketChannel channel = server.channel.get(10, SECONDS);
      assertThat(failure(send(channel, ByteBuffer.allocate(40_000_000)))).isNotNull();
    }
  }

  @Test
  void aClientThatDoesNotReadDoesNotHoldTheCallerOfClose() throws Exception {
    try (RawConnection connection = new RawConnection(tomcat.port(), 4096)) {
      connection.send(handshake).send("").head();
      WebSocketChannel channel = server.channel.get(10, SECONDS);
      CompletableFuture<Void> stuck = send(channel, ByteBuffer.allocate(40_000_000));
      long start = System.nanoTime();
      channel.close(WebSocketChannel.NO_CODE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
      assertThat(stuck).isNotDone();
      assertThat(failure(stuck)).isNotNull();
    }
  }

  @Test
  void whatFailsBelowClosesTheConnection() throws Exception {
    WebSocket socket = connect();
    socket.sendText("fail", true).get(10, SECONDS);
    assertThat(next(server.events)).isEqualTo("closed java.lang.IllegalStateException: fail");
    assertThat(frames.next()).isEqualTo("close 1000");
  }

  @Test
  void compressionIsNegotiatedOnlyWhereItIsEnabled() throws Exception {
    String offer = "Sec-WebSocket-Extensions: permessage-deflate";
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      assertThat(connection.send(handshake).send(offer, "").head())
          .startsWith("HTTP/1.1 101 ")
          .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }
    handshake[0] = handshake[0].replace("/engine.io/", "/deflating/");
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      assertThat(connection.send(handshake).send(offer, "").head())
          .startsWith("HTTP/1.1 101 ")
          .containsIgnoringCase("Sec-WebSocket-Extensions: permessage-deflate");
    }
  }

  @Test
  void thousandsOfSendsFromCompletionsReachTheClient() throws Exception {
    connect();
    WebSocketChannel channel = server.channel.get(10, SECONDS);
    int count = 5000;
    for (int i = 0; i < count; i++) {
      send(channel, "4" + i).get(10, SECONDS);
    }
    for (int i = 0; i < count; i++) {
      assertThat(frames.next()).isEqualTo("text 4" + i);
    }
  }

  @Test
  void manyConcurrentHandshakesKeepTheirOwnData() throws Exception {
    engine.onUpgrade =
        request -> {
          Server own = new Server();
          own.onOpen = channel -> channel.send(request.rawQuery(), failure -> {});
          return completedFuture(own);
        };
    List<Frames> clients = IntStream.range(0, 200).mapToObj(i -> new Frames()).toList();
    IntStream.range(0, clients.size())
        .mapToObj(i -> client.connecting("/engine.io/?n=" + i, clients.get(i)))
        .toList()
        .forEach(CompletableFuture::join);
    for (int i = 0; i < clients.size(); i++) {
      assertThat(clients.get(i).next()).isEqualTo("text n=" + i);
    }
  }

  private WebSocket connect() throws Exception {
    return connect("/engine.io/?EIO=4&transport=websocket");
  }

  private WebSocket connect(String pathAndQuery) throws Exception {
    return client.connect(pathAndQuery, frames);
  }

  private static CompletableFuture<Void> send(WebSocketChannel channel, String frame) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    channel.send(frame, failure -> complete(sent, failure));
    return sent;
  }

  private static CompletableFuture<Void> send(WebSocketChannel channel, ByteBuffer bytes) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    channel.send(bytes, failure -> complete(sent, failure));
    return sent;
  }

  private static void complete(CompletableFuture<Void> sent, Throwable failure) {
    if (failure == null) {
      sent.complete(null);
    } else {
      sent.completeExceptionally(failure);
    }
  }

  private static Throwable failure(CompletableFuture<Void> sent) throws Exception {
    // Tomcat looks for sends that are too slow every 10 s.
    return sent.handle((nothing, failure) -> failure).get(30, SECONDS);
  }

  /** Grants each handshake and writes down what happens. */
  private static final class Server implements Granted, WebSocketReceiver {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final CompletableFuture<WebSocketChannel> channel = new CompletableFuture<>();
    private Consumer<WebSocketChannel> onOpen = opened -> {};

    @Override
    public ResponseHeaders headers() {
      return new ResponseHeaders().add("X-Engine", "yes");
    }

    @Override
    public WebSocketReceiver open(WebSocketChannel opened) {
      channel.complete(opened);
      onOpen.accept(opened);
      return this;
    }

    @Override
    public void abandon() {
      events.add("abandoned");
    }

    @Override
    public void text(String frame) {
      if (frame.equals("fail")) {
        throw new IllegalStateException("fail");
      }
      events.add("text " + frame);
    }

    @Override
    public void binary(ByteBuffer bytes) {
      events.add("binary " + bytes.remaining());
    }

    @Override
    public void tooLarge() {
      events.add("too large");
    }

    @Override
    public boolean isPaused() {
      return false;
    }

    @Override
    public void overrun() {
      events.add("overrun");
    }

    @Override
    public void closed(Throwable failure) {
      events.add("closed " + failure);
    }
  }
}
