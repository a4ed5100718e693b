// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineObserver;
import io.socketio.jakarta.engine.EngineObserver.PacketType;
import io.socketio.jakarta.parser.MsgpackParser;
import io.socketio.jakarta.parser.PayloadException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConnectTest extends ServerTest {
  ConnectTest() {
    super(
        SocketIoServer.builder()
            .options(SocketIoOptions.builder().engine(engine -> engine.allowEIO3(true)).build()));
  }

  @Test
  void answersConnectBeforeAnyEventOfTheSocket() {
    io.onConnection(socket -> socket.emit("welcome"));
    FakeClient client = FakeClient.open(io);

    String id = client.join("/");

    assertThat(client.next()).isEqualTo("42[\"welcome\"]");
    assertThat(io.socket(id)).isPresent();
    assertThat(id).hasSize(20).isNotEqualTo(io.socket(id).orElseThrow().connection().id());
  }

  /** No lock may be held while it runs, or a slow observer would stop all who broadcast. */
  @Test
  void broadcastsGoOnWhileAnObserverOfTheAnswerBlocks() {
    io.engine().onConnection(connection -> connection.observe(new BroadcastAwaiter()));

    FakeClient client = FakeClient.connect(io);

    assertThat(nextNote()).isEqualTo("gone on");
    assertThat(client.next()).isEqualTo("42[\"news\"]");
    assertThat(client.next()).isEqualTo("42[\"more news\"]");
  }

  /** Lets another thread broadcast when the answer to CONNECT is queued, and waits for it. */
  private final class BroadcastAwaiter implements EngineObserver {
    @Override
    public void packetQueued(PacketType type, Optional<EngineMessage> message) {
      if (message.map(EngineMessage::frame).orElse("").startsWith("40")) {
        Thread broadcaster = new Thread(this::broadcast);
        broadcaster.start();
        try {
          broadcaster.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        note(broadcaster.isAlive() ? "blocked" : "gone on");
      }
    }

    private void broadcast() {
      io.emit("news");
      io.asVolatile().emit("more news");
    }
  }

  @Test
  void refusesANamespaceThatDoesNotExist() {
    FakeClient client = FakeClient.open(io);

    client.send("40/nowhere,");

    assertThat(client.next()).isEqualTo("44/nowhere,{\"message\":\"Invalid namespace\"}");
    client.join("/");
  }

  @Test
  void handsTheAuthPayloadToMiddlewareAndAnEmptyObjectWithoutOne() {
    io.use(
        ConnectMiddleware.of(
            socket -> {
              note(socket.handshake().auth().get(0, Map.class));
              return Outcome.accept();
            }));
    FakeClient with = FakeClient.open(io);
    with.send("40{\"token\":\"abc\"}");
    with.next();
    FakeClient.connect(io);

    assertThat(nextNote()).isEqualTo("{token=abc}");
    assertThat(nextNote()).isEqualTo("{}");
  }

  public record Token(String token) {}

  @Test
  void decodesTheAuthPayloadIfThereIsAny() {
    GenericType<Map<String, String>> map = new GenericType<>() {};
    io.use(
        ConnectMiddleware.of(
            candidate -> {
              Handshake handshake = candidate.handshake();
              note(handshake.auth(Token.class).map(Token::token).orElse("none"));
              note(handshake.auth(map).map(auth -> auth.get("token")).orElse("none"));
              return Outcome.accept();
            }));

    for (String auth : List.of("{\"token\":\"abc\"}", "{}", "")) {
      FakeClient client = FakeClient.open(io);
      client.send("40" + auth);
      client.next();
      String expected = auth.length() > 2 ? "abc" : "none";

      assertThat(nextNote()).isEqualTo(expected);
      assertThat(nextNote()).isEqualTo(expected);
    }
  }

  @Test
  void knowsSingleHeadersAndParametersOfTheRequest() {
    Handshake handshake =
        io.socket(FakeClient.open(io).join("/")).map(Socket::handshake).orElseThrow();

    assertThat(handshake.query("transport")).contains("websocket");
    assertThat(handshake.query("Transport")).isEmpty();
    assertThat(handshake.header("host")).contains("localhost");
    assertThat(handshake.header("cookie")).isEmpty();
  }

  @Test
  void leavesNoTraceOfARefusedClient() {
    Namespace guarded = io.of("/guarded");
    guarded.use(
        ConnectMiddleware.of(
            socket -> {
              socket.join("early");
              return Outcome.refuse("not you", Map.of("code", 7));
            }));
    guarded.onConnection(socket -> note("connected"));
    FakeClient client = FakeClient.open(io);

    client.send("40/guarded,");

    assertThat(client.next())
        .isEqualTo("44/guarded,{\"message\":\"not you\",\"data\":{\"code\":7}}");
    client.join("/");
    assertThat(guarded.sockets()).isEmpty();
    assertThat(guarded.rooms()).isEmpty();
    expectNoNote();
  }

  /** Anything that has come up in the life of an application. */
  static Stream<Arguments> refusalData() {
    return Stream.of(
        arguments(new byte[] {1, -1}, "{\"type\":\"Buffer\",\"data\":[1,255]}"),
        arguments(ByteBuffer.allocate(1), "{\"type\":\"Buffer\",\"data\":[0]}"),
        arguments(Map.of("b", new byte[] {1}), "{\"b\":{\"type\":\"Buffer\",\"data\":[1]}}"),
        arguments(Double.NaN, "null"),
        arguments(List.of(Double.POSITIVE_INFINITY), "[null]"),
        arguments(Map.of("\ud83d", "\ude00"), "{\"\\ud83d\":\"\\ude00\"}"));
  }

  @ParameterizedTest
  @MethodSource("refusalData")
  void tellsARefusedClientWhatTheDataIsInJson(Object data, String json) {
    io.use(ConnectMiddleware.of(socket -> Outcome.refuse("no \ud83d", data)));
    FakeClient client = FakeClient.open(io);

    client.send("40");

    assertThat(client.next()).isEqualTo("44{\"message\":\"no \\ud83d\",\"data\":" + json + "}");
  }

  public static final class Unwritable {
    private final boolean fails = true;

    public String getText() {
      if (fails) {
        throw new AssertionError("expected by the test");
      }
      return "";
    }
  }

  static Stream<Arguments> unwritable() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    return Stream.of(arguments(endless), arguments(new Unwritable()));
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  void refusesAlsoWithDataThatCannotBeWrittenAndLogsThat(Object data) {
    Namespace guarded = io.of("/unwritable-" + data.getClass().getSimpleName());
    guarded.use(ConnectMiddleware.of(socket -> Outcome.refuse("no", data)));
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record.getLevel() + " " + record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("io.socketio.jakarta.server.Connection");
    logger.addHandler(handler);
    try {
      FakeClient client = FakeClient.open(io);
      client.send("40" + guarded.name() + ",");
      assertThat(client.next()).isEqualTo("44" + guarded.name() + ",{\"message\":\"no\"}");
      FakeClient old = FakeClient.openOld(io);
      assertThat(old.next()).isEqualTo("40");
      old.send("40" + guarded.name() + ",");
      assertThat(old.next()).isEqualTo("44" + guarded.name() + ",\"no\"");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged)
        .filteredOn(line -> line.contains(guarded.name() + " "))
        .hasSize(2)
        .allMatch(line -> line.startsWith("SEVERE the data of a refusal by "));
    assertThat(guarded.sockets()).isEmpty();
  }

  @Test
  void tellsARefusedClientThroughMsgpackToo() {
    try (SocketIoServer msgpack = SocketIoServer.builder().parser(new MsgpackParser()).build()) {
      List<Object> endless = new ArrayList<>();
      endless.add(endless);
      msgpack.use(ConnectMiddleware.of(socket -> Outcome.refuse("no", endless)));
      FakeClient client = FakeClient.open(msgpack);
      client.sendBinary(HexFormat.of().parseHex("82a47479706500a36e7370a12f"));
      assertThat(client.next()).startsWith("binary ");
    }
  }

  @Test
  void refusesAClientWhoseMiddlewareFailsWithoutTellingWhy() {
    io.use(candidate -> CompletableFuture.failedFuture(new IllegalStateException("secret")));
    FakeClient client = FakeClient.open(io);

    client.send("40");

    assertThat(client.next()).isEqualTo("44{\"message\":\"Internal server error\"}");
  }

  @Test
  void asksMiddlewaresInOrderAndStopsAtTheFirstRefusal() {
    io.use(ConnectMiddleware.of(socket -> noted("first", Outcome.accept())));
    io.use(ConnectMiddleware.of(socket -> noted("second", Outcome.refuse("no"))));
    io.use(ConnectMiddleware.of(socket -> noted("third", Outcome.accept())));
    FakeClient client = FakeClient.open(io);

    client.send("40");

    assertThat(client.next()).isEqualTo("44{\"message\":\"no\"}");
    assertThat(nextNote()).isEqualTo("first");
    assertThat(nextNote()).isEqualTo("second");
    expectNoNote();
  }

  @Test
  void asksForTheLastOfSeveralConnects() {
    BlockingQueue<CompletableFuture<Outcome>> decisions = new LinkedBlockingQueue<>();
    Namespace slow = io.of("/slow");
    slow.use(
        candidate -> {
          CompletableFuture<Outcome> decision = new CompletableFuture<>();
          decisions.add(decision);
          note(candidate.handshake().auth().get(0, Map.class));
          return decision;
        });
    slow.onConnection(socket -> note("connected"));
    FakeClient client = FakeClient.connect(io);
    client.send("40/slow,{\"n\":1}");
    assertThat(nextNote()).isEqualTo("{n=1}");
    client.send("40/slow,{\"n\":2}");
    client.send("40/slow,{\"n\":3}");
    client.expectNothingElse();
    expectNoNote();

    decisions.remove().complete(Outcome.refuse("too late"));
    assertThat(nextNote()).isEqualTo("{n=3}");
    decisions.remove().complete(Outcome.accept());

    assertThat(client.next()).startsWith("40/slow,{\"sid\":");
    assertThat(nextNote()).isEqualTo("connected");
    client.expectNothingElse();
    expectNoNote();
    assertThat(slow.sockets()).hasSize(1);
    client.send("40/slow,");
    client.expectClosed();
  }

  @Test
  void aCandidateWhoseClientAsksAgainLeavesNoTrace() {
    CompletableFuture<Outcome> decision = new CompletableFuture<>();
    Namespace slow = io.of("/slow");
    slow.use(
        candidate -> {
          candidate.join("early");
          note("asked");
          return decision;
        });
    FakeClient client = FakeClient.connect(io);
    client.send("40/slow,");
    assertThat(nextNote()).isEqualTo("asked");
    client.send("40/slow,");
    assertThat(slow.rooms()).as("the first is no candidate any more").isEmpty();

    client.drop();
    decision.complete(Outcome.accept());
    io.close();

    assertThat(slow.sockets()).isEmpty();
    assertThat(slow.rooms()).isEmpty();
  }

  @Test
  void aCandidateIsNotDisconnected() {
    for (boolean all : new boolean[] {false, true}) {
      for (Outcome outcome : List.of(Outcome.accept(), Outcome.refuse("no"))) {
        Namespace namespace = io.of("/" + all + outcome.getClass().getSimpleName());
        namespace.use(
            ConnectMiddleware.of(
                candidate -> {
                  candidate.join("early");
                  candidate.disconnect(all);
                  namespace.to("early").disconnectSockets(all);
                  return outcome;
                }));
        FakeClient client = FakeClient.connect(io);

        client.send("40" + namespace.name() + ",");

        assertThat(client.next())
            .startsWith(
                (outcome instanceof Outcome.Refused ? "44" : "40") + namespace.name() + ",{");
        client.expectNothingElse();
      }
    }
  }

  @Test
  void aSocketThatHasLeftDisconnectsNoOther() {
    Namespace other = io.of("/other");
    other.onConnection(socket -> socket.onDisconnect(reason -> socket.disconnect(true)));
    other.onDisconnect((socket, reason) -> note("left"));
    FakeClient client = FakeClient.connect(io);
    client.join("/other");

    client.send("41/other,");

    assertThat(nextNote()).isEqualTo("left");
    client.expectNothingElse();
  }

  @Test
  void refusesAuthThatDoesNotFitAsSuch() {
    io.use(
        ConnectMiddleware.of(
            candidate -> {
              candidate.handshake().auth().get(0, Login.class);
              return Outcome.accept();
            }));
    io.use(
        candidate ->
            CompletableFuture.supplyAsync(
                () -> {
                  candidate.handshake().auth().find(1, Login.class);
                  candidate.handshake().auth().find(0, Later.class);
                  return Outcome.accept();
                }));
    FakeClient client = FakeClient.open(io);

    client.send("40{\"token\":[1]}");
    assertThat(client.next()).isEqualTo("44{\"message\":\"Invalid auth\"}");
    client.send("40{\"until\":\"never\"}");
    assertThat(client.next()).isEqualTo("44{\"message\":\"Invalid auth\"}");
    client.join("/");
  }

  /** A value of the application that cannot be written is not the client's fault. */
  @Test
  void doesNotTakeMistakesOfTheApplicationForInvalidAuth() {
    io.use(
        ConnectMiddleware.of(
            candidate -> {
              throw new PayloadException("of something else");
            }));
    FakeClient client = FakeClient.open(io);

    client.send("40{\"token\":[1]}");

    assertThat(client.next()).isEqualTo("44{\"message\":\"Internal server error\"}");
  }

  public record Login(String token) {}

  public record Later(Instant until) {}

  @Test
  void closesAConnectionThatSendsAnEventBeforeConnect() {
    FakeClient client = FakeClient.open(io);

    client.send("42[\"early\"]");

    client.expectClosed();
  }

  @Test
  void closesAConnectionThatJoinsNoNamespaceInTime() {
    SocketIoOptions impatient =
        SocketIoOptions.builder().connectTimeout(Duration.ofMillis(20)).build();
    try (SocketIoServer server = SocketIoServer.builder().options(impatient).build()) {
      FakeClient.open(server).expectClosed();
    }
  }

  @Test
  void aClientThatGoesWhileMiddlewareDecidesNeverConnects() {
    CompletableFuture<Outcome> decision = new CompletableFuture<>();
    io.use(candidate -> decision);
    io.onConnection(socket -> note("connected"));
    FakeClient client = FakeClient.open(io);
    client.send("40");
    client.drop();

    decision.complete(Outcome.accept());
    io.close();

    assertThat(io.sockets()).isEmpty();
    assertThat(io.rooms()).isEmpty();
    expectNoNote();
  }

  @Test
  void aSocketIsConnectedWhenItsMiddlewareHasAgreed() {
    CompletableFuture<Outcome> decision = new CompletableFuture<>();
    io.use(
        candidate -> {
          note("asked " + candidate.connected());
          return decision;
        });
    io.onConnection(socket -> note("connected " + socket.connected()));
    FakeClient client = FakeClient.open(io);

    client.send("40");

    assertThat(nextNote()).isEqualTo("asked false");
    assertThat(io.sockets()).isEmpty();
    expectNoNote();
    decision.complete(Outcome.accept());
    assertThat(nextNote()).isEqualTo("connected true");
    assertThat(client.next()).startsWith("40{");
  }

  @Test
  void aRoomThatIsJoinedInMiddlewareCounts() {
    io.use(
        ConnectMiddleware.of(
            socket -> {
              socket.join("early");
              return Outcome.accept();
            }));
    FakeClient client = FakeClient.connect(io);

    io.to("early").emit("news");

    assertThat(client.next()).isEqualTo("42[\"news\"]");
  }

  @Test
  void letsAClientLeaveANamespaceAndJoinItAgain() {
    FakeClient client = FakeClient.open(io);
    String first = client.join("/");
    client.send("41");

    assertThat(client.join("/")).isNotEqualTo(first);
  }

  private Outcome noted(String what, Outcome outcome) {
    note(what);
    return outcome;
  }
}
