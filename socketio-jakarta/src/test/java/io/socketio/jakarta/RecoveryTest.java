// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.adapter.AdapterHost;
import io.socketio.jakarta.adapter.Session;
import io.socketio.jakarta.adapter.SessionAwareAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class RecoveryTest extends ServerTest {
  private static final Pattern WELCOME =
      Pattern.compile("40\\{\"sid\":\"(.{20})\",\"pid\":\"(.{20})\"}");
  private static final Pattern OFFSET = Pattern.compile(".*,\"([0-9a-z]+)\"]");

  RecoveryTest() {
    super(
        SocketIoServer.builder()
            .options(
                SocketIoOptions.builder()
                    .connectionStateRecovery(ConnectionStateRecovery.DEFAULT)
                    .build()));
  }

  /** What a client knows of its session. */
  private record Visitor(FakeClient client, String sid, String pid) {
    static Visitor come(SocketIoServer io) {
      return come(io, "");
    }

    static Visitor come(SocketIoServer io, String auth) {
      FakeClient client = FakeClient.open(io);
      client.send("40" + auth);
      return of(client, client.next());
    }

    static Visitor of(FakeClient client, String welcome) {
      Matcher matcher = WELCOME.matcher(welcome);
      assertThat(matcher.matches()).as(welcome).isTrue();
      return new Visitor(client, matcher.group(1), matcher.group(2));
    }

    /** Receives an event and returns its offset. */
    String receive(String start) {
      String frame = client.next();
      assertThat(frame).startsWith(start);
      Matcher matcher = OFFSET.matcher(frame);
      assertThat(matcher.matches()).as(frame).isTrue();
      return matcher.group(1);
    }

    Visitor comeBack(SocketIoServer io, Optional<String> offset, String... missed) {
      FakeClient next = FakeClient.open(io);
      String known = offset.map(value -> ",\"offset\":\"" + value + "\"").orElse("");
      next.send("40{\"pid\":\"" + pid + "\"" + known + "}");
      for (String start : missed) {
        assertThat(next.next()).startsWith(start);
      }
      return of(next, next.next());
    }

    void leave(SocketIoServer io) {
      client.drop();
      awaitTrue(() -> io.socket(sid).isEmpty());
    }
  }

  @Test
  void givesAClientThatComesBackItsSocketAgain() {
    io.onConnection(
        socket -> {
          Object name = socket.data().put("name", "Ada");
          String before = socket.recovered() + " " + name + " " + socket.rooms().size();
          socket.join("room");
          note(before);
        });
    Visitor visitor = Visitor.come(io);
    assertThat(nextNote()).isEqualTo("false null 1");
    io.emit("hello");
    String offset = visitor.receive("42[\"hello\",");
    visitor.leave(io);

    io.to("room").emit("missed", 1);
    io.to("other").emit("for others");
    io.to(visitor.sid()).emit("missed", 2);
    io.except("room").emit("for others");
    io.emit("missed", 3);
    Visitor again =
        visitor.comeBack(
            io, Optional.of(offset), "42[\"missed\",1,", "42[\"missed\",2,", "42[\"missed\",3,");

    assertThat(again.sid()).isEqualTo(visitor.sid());
    assertThat(again.pid()).isEqualTo(visitor.pid());
    assertThat(nextNote()).isEqualTo("true Ada 2");
    io.to("room").emit("now");
    again.receive("42[\"now\",");
  }

  @Test
  void aClientWhoseSessionCannotBeLookedUpGetsANewOne() {
    List<Supplier<CompletionStage<Optional<Session>>>> lookups =
        List.of(
            () -> {
              throw new LinkageError("on purpose");
            },
            () -> CompletableFuture.failedFuture(new AssertionError("on purpose")),
            () -> CompletableFuture.completedFuture(null));
    for (Supplier<CompletionStage<Optional<Session>>> lookup : lookups) {
      try (SocketIoServer server =
          SocketIoServer.builder()
              .options(io.options())
              .adapter(host -> new FailingAdapter(host, lookup))
              .build()) {
        Visitor visitor = Visitor.come(server);
        visitor.leave(server);

        FakeClient again = FakeClient.open(server);
        again.send("40{\"pid\":\"" + visitor.pid() + "\"}");

        assertThat(Visitor.of(again, again.next()).sid()).isNotEqualTo(visitor.sid());
      }
    }
  }

  private static final class FailingAdapter extends SessionAwareAdapter {
    private final Supplier<CompletionStage<Optional<Session>>> lookup;

    FailingAdapter(AdapterHost host, Supplier<CompletionStage<Optional<Session>>> lookup) {
      super(host, Duration.ofMinutes(1), 1_000_000);
      this.lookup = lookup;
    }

    @Override
    public CompletionStage<Optional<Session>> restoreSession(String key, Optional<String> offset) {
      return lookup.get();
    }
  }

  @Test
  void recoversAClientThatHasNeverReceivedAnEvent() {
    Visitor visitor = Visitor.come(io);
    visitor.leave(io);
    io.emit("missed");

    Visitor again = visitor.comeBack(io, Optional.empty(), "42[\"missed\",");

    assertThat(again.sid()).isEqualTo(visitor.sid());
  }

  @Test
  void sendsWhatWasSentButNotReceived() {
    Visitor visitor = Visitor.come(io);
    io.emit("n", 1);
    String received = visitor.receive("42[\"n\",1,");
    io.emit("n", 2);
    visitor.receive("42[\"n\",2,"); // sent, but say that the network lost it
    visitor.leave(io);

    Visitor again = visitor.comeBack(io, Optional.of(received), "42[\"n\",2,");

    assertThat(again.sid()).isEqualTo(visitor.sid());
  }

  @Test
  void recoversAgainAndAgainUnderTheSameSecret() {
    Visitor visitor = Visitor.come(io);
    String sid = visitor.sid();
    Optional<String> offset = Optional.empty();
    for (int i = 0; i < 3; i++) {
      visitor.leave(io);
      visitor = visitor.comeBack(io, offset);
      assertThat(visitor.sid()).isEqualTo(sid);
      io.emit("n", i);
      offset = Optional.of(visitor.receive("42[\"n\"," + i));
    }
  }

  @Test
  void recoversASessionOnce() {
    Visitor visitor = Visitor.come(io);
    visitor.leave(io);
    Visitor first = visitor.comeBack(io, Optional.empty());
    first.client().send("41"); // leaves for good

    Visitor second = visitor.comeBack(io, Optional.empty());

    assertThat(first.sid()).isEqualTo(visitor.sid());
    assertThat(second.sid()).isNotEqualTo(visitor.sid());
    assertThat(second.pid()).isNotEqualTo(visitor.pid());
  }

  @Test
  void ofTwoThatComeAtOnceOneGetsTheSession() {
    for (int round = 0; round < 50; round++) {
      Visitor visitor = Visitor.come(io);
      visitor.leave(io);
      FakeClient one = FakeClient.open(io);
      FakeClient two = FakeClient.open(io);
      String connect = "40{\"pid\":\"" + visitor.pid() + "\"}";
      Thread other = new Thread(() -> one.send(connect));
      other.start();
      two.send(connect);
      join(other);

      List<String> ids = new ArrayList<>();
      ids.add(Visitor.of(one, one.next()).sid());
      ids.add(Visitor.of(two, two.next()).sid());

      assertThat(ids).doesNotHaveDuplicates();
      assertThat(ids).containsOnlyOnce(visitor.sid());
      one.drop();
      two.drop();
    }
  }

  @Test
  void nobodyGetsTheSessionOfAClientThatIsConnected() {
    Visitor visitor = Visitor.come(io);

    Visitor thief = visitor.comeBack(io, Optional.empty());

    assertThat(thief.sid()).isNotEqualTo(visitor.sid());
    visitor.client().expectNothingElse();
    assertThat(io.sockets()).hasSize(2);
  }

  @Test
  void waitsForTheHandlersOfTheOldSocket() {
    CountDownLatch release = new CountDownLatch(1);
    io.onDisconnect(
        (socket, reason) -> {
          awaitQuietly(release);
          note("left");
        });
    io.onConnection(socket -> note("came " + socket.recovered()));
    Visitor visitor = Visitor.come(io);
    assertThat(nextNote()).isEqualTo("came false");
    visitor.leave(io);

    FakeClient next = FakeClient.open(io);
    next.send("40{\"pid\":\"" + visitor.pid() + "\"}");
    release.countDown();

    assertThat(Visitor.of(next, next.next()).sid()).isEqualTo(visitor.sid());
    assertThat(nextNote()).isEqualTo("left");
    assertThat(nextNote()).isEqualTo("came true");
  }

  @Test
  void doesNotRecoverWhoWasDisconnected() {
    io.on("kick", event -> event.socket().disconnect());
    Visitor kicked = Visitor.come(io);
    kicked.client().send("42[\"kick\"]");
    assertThat(kicked.client().next()).isEqualTo("41");
    Visitor left = Visitor.come(io);
    left.client().send("41");
    awaitTrue(() -> io.sockets().isEmpty());

    assertThat(kicked.comeBack(io, Optional.empty()).sid()).isNotEqualTo(kicked.sid());
    assertThat(left.comeBack(io, Optional.empty()).sid()).isNotEqualTo(left.sid());
  }

  @Test
  void anUnknownOffsetOrSecretGivesANewSession() {
    Visitor visitor = Visitor.come(io);
    visitor.leave(io);

    assertThat(visitor.comeBack(io, Optional.of("never")).sid()).isNotEqualTo(visitor.sid());
    for (String auth :
        List.of(
            "{\"pid\":\"unknown\",\"offset\":\"0\"}",
            "{\"pid\":42,\"offset\":{}}",
            "{\"pid\":null}",
            "{\"pid\":\"unknown\",\"n\":1e99999999999}",
            "{\"pid\":[\"" + visitor.pid() + "\"]}",
            "{\"pid\":\"" + visitor.pid() + "\",\"offset\":1}")) {
      assertThat(Visitor.come(io, auth).sid()).isNotEqualTo(visitor.sid());
    }
  }

  @Test
  void volatileEventsAndThoseWithAcknowledgementHaveNoOffset() {
    Visitor visitor = Visitor.come(io);
    Socket socket = io.socket(visitor.sid()).orElseThrow();

    awaitTrue(socket.connection()::writable);
    socket.asVolatile().emit("v", 1);
    assertThat(visitor.client().next()).isEqualTo("42[\"v\",1]");
    awaitTrue(socket.connection()::writable);
    io.asVolatile().emit("v", 2);
    assertThat(visitor.client().next()).isEqualTo("42[\"v\",2]");
    var unused = socket.emitWithAck("ask");
    assertThat(visitor.client().next()).isEqualTo("420[\"ask\"]");
    visitor.leave(io);
    io.asVolatile().emit("v", 3);

    visitor.comeBack(io, Optional.empty());
  }

  @Test
  void theOffsetIsNoArgumentForListeners() {
    io.onConnection(
        socket -> {
          socket.onAnyOutgoing(event -> note(event.args().size()));
          note("ready");
        });
    Visitor visitor = Visitor.come(io);
    assertThat(nextNote()).isEqualTo("ready");
    io.socket(visitor.sid()).orElseThrow().emit("say", "a", "b");
    visitor.receive("42[\"say\",\"a\",\"b\",");

    assertThat(nextNote()).isEqualTo("2");
  }

  @Test
  void clientsOfSocketIo2GetNoOffset() {
    try (SocketIoServer both =
        SocketIoServer.builder()
            .options(
                SocketIoOptions.builder()
                    .connectionStateRecovery(ConnectionStateRecovery.DEFAULT)
                    .engine(engine -> engine.allowEIO3(true))
                    .build())
            .build()) {
      FakeClient old = FakeClient.openOld(both);
      assertThat(old.next()).isEqualTo("40");
      Visitor visitor = Visitor.come(both);

      both.emit("news", 1);

      assertThat(old.next()).isEqualTo("42[\"news\",1]");
      visitor.receive("42[\"news\",1,");
    }
  }

  @Test
  void skipsMiddlewareForARecoveredClient() {
    io.use(ConnectMiddleware.of(candidate -> admit()));
    Visitor visitor = Visitor.come(io);
    assertThat(nextNote()).isEqualTo("asked");
    visitor.leave(io);

    visitor.comeBack(io, Optional.empty());

    expectNoNote();
  }

  private Outcome admit() {
    note("asked");
    return Outcome.accept();
  }

  @Test
  void losesNoEventAndSendsNoneTwiceWhileClientsComeAndGo() throws InterruptedException {
    int events = 3000;
    Visitor visitor = Visitor.come(io);
    Thread emitter =
        new Thread(
            () -> {
              for (int i = 0; i < events; i++) {
                io.emit("n", i);
              }
            });
    emitter.start();
    Pattern number = Pattern.compile("42\\[\"n\",(\\d+),\"(\\w+)\"]");
    Optional<String> offset = Optional.empty();
    int expected = 0;
    FakeClient client = visitor.client();
    boolean welcome = true;
    while (expected < events || !welcome) {
      String frame = client.next();
      welcome |= frame.startsWith("40");
      Matcher matcher = number.matcher(frame);
      if (matcher.matches()) {
        assertThat(Integer.parseInt(matcher.group(1))).isEqualTo(expected++);
        offset = Optional.of(matcher.group(2));
      }
      if (welcome && expected % 100 == 0 && expected < events) {
        welcome = false;
        client.drop();
        client = FakeClient.open(io);
        client.send(
            "40{\"pid\":\"%s\"%s}"
                .formatted(visitor.pid(), offset.map(o -> ",\"offset\":\"" + o + "\"").orElse("")));
      }
    }
    emitter.join();
    client.expectNothingElse();
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
