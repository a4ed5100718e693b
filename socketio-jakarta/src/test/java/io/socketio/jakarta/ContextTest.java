// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.engine.CloseReason;
import io.socketio.jakarta.engine.Cors;
import io.socketio.jakarta.engine.EngineHost;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineObserver;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.EngineSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * In whose context code of the application runs, whatever thread causes it: a client's own, or that
 * of the application for what belongs to no client.
 */
final class ContextTest {
  private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "nobody");

  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private SocketIoServer io = server(options -> {});

  /** What a container does to a thread. */
  private record Identity(String name) implements Executor {
    @Override
    public void execute(Runnable task) {
      String before = CURRENT.get();
      CURRENT.set(name);
      try {
        task.run();
      } finally {
        CURRENT.set(before);
      }
    }
  }

  private static SocketIoServer server(Consumer<EngineOptions.Builder> engine) {
    SocketIoOptions options =
        SocketIoOptions.builder()
            .engine(engine)
            .connectionStateRecovery(ConnectionStateRecovery.DEFAULT)
            .build();
    SocketIoServer made = SocketIoServer.builder().options(options).build();
    made.engine().gateway().host(new EngineHost(new Identity("application"), given -> given));
    return made;
  }

  @AfterEach
  void close() {
    io.close();
    CURRENT.remove();
  }

  private void see(String what) {
    seen.add(what + " as " + CURRENT.get());
  }

  /** Everything that a test does is somebody else's doing. */
  private static void bySomebody(Runnable action) {
    new Identity("somebody else").execute(action);
  }

  private FakeClient open(String name) {
    FakeClient[] client = new FakeClient[1];
    bySomebody(() -> client[0] = FakeClient.open(io, new Identity(name)));
    return client[0];
  }

  private FakeClient join(String name) {
    FakeClient client = open(name);
    bySomebody(() -> client.join("/"));
    return client;
  }

  private Socket only() {
    return io.sockets().iterator().next();
  }

  private void expect(String... expected) {
    for (String each : expected) {
      try {
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(each);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void handlersRunAsTheirClient() {
    io.use(
        candidate -> {
          see("middleware");
          return CompletableFuture.supplyAsync(Outcome::accept);
        });
    io.use(
        ConnectMiddleware.of(
            candidate -> {
              see("next middleware");
              return Outcome.accept();
            }));
    io.onConnection(
        socket -> {
          see("connection");
          socket.onAny(event -> see("any"));
          socket.onDisconnecting(reason -> see("disconnecting"));
        });
    io.on("e", event -> see("event"));
    io.on(
        "fail",
        event -> {
          throw new IllegalStateException("on purpose");
        });
    io.onError(error -> see("error"));
    io.onDisconnect((socket, reason) -> see("disconnect"));
    FakeClient ada = join("ada");
    expect("middleware as ada", "next middleware as ada", "connection as ada");

    bySomebody(() -> ada.send("42[\"e\"]"));
    expect("any as ada", "event as ada");
    bySomebody(() -> ada.send("42[\"fail\"]"));
    expect("any as ada", "error as ada");

    bySomebody(ada::drop);
    expect("disconnecting as ada", "disconnect as ada");
  }

  @Test
  void rulesAreAskedAsTheClient() {
    io.of(
            (NamespaceRule)
                (name, handshake) -> {
                  see("rule");
                  return CompletableFuture.supplyAsync(() -> false);
                })
        .onConnection(socket -> {});
    io.of(
        NamespaceRule.of(
            (name, handshake) -> {
              see("next rule");
              return true;
            }));
    io.onNewNamespace(namespace -> see("new namespace"));
    FakeClient ada = open("ada");

    bySomebody(() -> ada.join("/made"));

    expect("rule as ada", "next rule as ada", "new namespace as application");
  }

  @Test
  void aKickedClientLeavesAsItself() {
    io.onConnection(socket -> see("connection"));
    io.onDisconnect((socket, reason) -> see("disconnect"));
    join("bob");
    expect("connection as bob");
    FakeClient admin = open("admin");
    io.of("/admin").on("kick", event -> io.disconnectSockets());
    bySomebody(() -> admin.join("/admin"));

    bySomebody(() -> admin.send("42/admin,[\"kick\"]"));

    expect("disconnect as bob");
  }

  @Test
  void anAnswerIsHeardByWhomHasAsked() {
    io.of("/admin");
    io.on(
        "ask",
        event -> {
          see("asking");
          Socket admin = io.of("/admin").sockets().iterator().next();
          var unused = admin.emitWithAck("question").thenAccept(answer -> see("answer"));
        });
    FakeClient admin = open("admin");
    bySomebody(() -> admin.join("/admin"));
    FakeClient bob = join("bob");

    bySomebody(() -> bob.send("42[\"ask\"]"));
    expect("asking as bob");
    assertThat(admin.next()).isEqualTo("42/admin,0[\"question\"]");
    bySomebody(() -> admin.send("43/admin,0[]"));

    expect("answer as bob");
  }

  @Test
  void timeoutsAndEndsOfQuestionsAreHeardByWhomHasAsked() {
    io.on(
        "ask",
        event -> {
          var unusedLate =
              event
                  .socket()
                  .timeout(Duration.ofMillis(1))
                  .emitWithAck("late")
                  .whenComplete((answer, failure) -> see("time-out"));
          var unusedBroadcast =
              io.timeout(Duration.ofMillis(1))
                  .emitWithAck("all")
                  .whenComplete((answers, failure) -> see("broadcast"));
        });
    FakeClient bob = join("bob");

    bySomebody(() -> bob.send("42[\"ask\"]"));

    assertThat(List.of(next(), next()))
        .containsExactlyInAnyOrder("time-out as bob", "broadcast as bob");
  }

  /** Completes on another thread when this one waits for it. */
  private static <T> CompletableFuture<T> later(T value) {
    Thread waiting = Thread.currentThread();
    return CompletableFuture.supplyAsync(
        () -> {
          while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
          return value;
        },
        task -> new Thread(task, "later").start());
  }

  private String next() {
    try {
      return Optional.ofNullable(seen.poll(5, TimeUnit.SECONDS)).orElse("nothing");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatNobodysHandlerHasAskedIsHeardAsTheApplication() {
    FakeClient bob = join("bob");

    bySomebody(
        () -> {
          var unused = only().emitWithAck("question").thenAccept(answer -> see("answer"));
        });
    bob.next();
    bySomebody(() -> bob.send("430[]"));

    expect("answer as application");
  }

  @Test
  void roomListenersBelongToNobody() {
    io.onRooms(
        new RoomListener() {
          @Override
          public void joined(String room, String socketId) {
            see("joined");
          }

          @Override
          public void left(String room, String socketId) {
            see("left");
          }
        });
    io.on("leave", event -> event.socket().leave(event.socket().id()));
    FakeClient bob = join("bob");
    expect("joined as application");

    bySomebody(() -> bob.send("42[\"leave\"]"));

    expect("left as application");
  }

  @Test
  void outgoingEventsAreSeenByTheirReceiver() {
    io.onConnection(socket -> socket.onAnyOutgoing(event -> see("outgoing")));
    io.on("fence", event -> event.ack().send());
    FakeClient bob = join("bob");
    FakeClient admin = open("admin");
    io.of("/admin").on("all", event -> io.emit("hello"));
    bySomebody(() -> admin.join("/admin"));
    bySomebody(bob::expectNothingElse);

    bySomebody(() -> admin.send("42/admin,[\"all\"]"));
    expect("outgoing as bob");
    bySomebody(() -> io.emit("hello"));
    expect("outgoing as bob");
  }

  @Test
  void theExecutorOfASocketIsItsContext() {
    join("bob");

    bySomebody(
        () -> {
          only().executor().execute(() -> see("task"));
        });
    expect("task as bob");
    bySomebody(() -> io.executor().execute(() -> see("task")));
    expect("task as application");
  }

  @Test
  void aLostConnectionEndsAsItself() {
    io.close();
    io =
        server(
            engine ->
                engine.pingInterval(Duration.ofMillis(300)).pingTimeout(Duration.ofMillis(200)));
    io.onDisconnect((socket, reason) -> see(reason.text()));
    io.engine().onConnection(this::observe);

    join("bob");

    expect("connection as bob");
    assertThat(List.of(next(), next()))
        .containsExactlyInAnyOrder("ping timeout as bob", "ended as bob");
  }

  private void observe(EngineSocket connection) {
    see("connection");
    connection.observe(
        new EngineObserver() {
          @Override
          public void closed(CloseReason reason, String description) {
            see("ended");
          }
        });
  }

  @Test
  void sentMessagesAreToldOfAsTheClient() {
    io.engine()
        .onConnection(
            connection ->
                connection
                    .sendAsync(EngineMessage.text("hello"))
                    .whenComplete((nothing, failure) -> see("sent")));

    open("bob");

    expect("sent as bob");
  }

  @Test
  void requestsAreDecidedOnInTheirContext() {
    io.close();
    io =
        server(
            engine ->
                engine
                    .cors(
                        Cors.builder()
                            .originIf(
                                origin -> {
                                  see("origin");
                                  return true;
                                })
                            .build())
                    .generateId(
                        request -> {
                          see("id");
                          return "one";
                        }));
    io.engine()
        .use(
            (request, headers) -> {
              see("engine middleware");
              return later(true);
            });
    io.engine()
        .use(
            (request, headers) -> {
              see("next engine middleware");
              return CompletableFuture.completedFuture(true);
            });
    io.engine().onInitialHeaders((headers, request) -> see("initial headers"));
    io.engine().onHeaders((headers, request) -> see("headers"));

    open("bob");

    expect(
        // on the thread of the request, which is what a container has made it
        "engine middleware as somebody else",
        "next engine middleware as bob",
        "id as bob",
        "origin as bob",
        "initial headers as bob",
        "headers as bob");
  }

  @Test
  void aRecoveredClientIsTheOneThatHasComeBack() {
    io.onConnection(socket -> see("connection, recovered " + socket.recovered()));
    io.onDisconnect((socket, reason) -> see("disconnect"));
    FakeClient before = open("old bob");
    bySomebody(() -> before.send("40"));
    String welcome = before.next();
    String pid = welcome.substring(welcome.indexOf("\"pid\":\"") + 7, welcome.length() - 2);
    expect("connection, recovered false as old bob");
    bySomebody(before::drop);
    expect("disconnect as old bob");

    FakeClient again = open("new bob");
    bySomebody(() -> again.send("40{\"pid\":\"" + pid + "\"}"));

    expect("connection, recovered true as new bob");
  }
}
