// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.adapter.AdapterHost;
import io.socketio.jakarta.adapter.InMemoryAdapter;
import io.socketio.jakarta.util.Threads;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Namespaces of a pattern, which by default are dropped when the last client has left. */
final class NamespaceCleanupTest extends ServerTest {
  private static final Set<String> OPEN_ADAPTERS = ConcurrentHashMap.newKeySet();
  private static final AtomicInteger OVERLAPS = new AtomicInteger();

  private final ParentNamespace parent = io.of(Pattern.compile("/room-\\d+"));
  private final FakeClient client = FakeClient.connect(io);

  NamespaceCleanupTest() {
    super(SocketIoServer.builder().adapter(CountedAdapter::new));
  }

  @Test
  void theLastSocketTakesItsNamespaceAlong() {
    FakeClient other = FakeClient.open(io);
    client.join("/room-1");
    other.join("/room-1");
    Namespace first = io.of("/room-1");

    client.send("41/room-1,");
    awaitSockets(first, 1);
    assertThat(io.of("/room-1")).isSameAs(first);
    other.send("41/room-1,");

    awaitGone("/room-1");
    assertThat(OPEN_ADAPTERS).doesNotContain("/room-1");
    assertThat(parent.children()).isEmpty();
    client.join("/room-1");
    assertThat(io.of("/room-1")).isNotSameAs(first);
  }

  @Test
  void anAdapterThatCannotBeClosedIsGoneAllTheSame() {
    client.join("/room-666");
    client.send("41/room-666,");

    awaitGone("/room-666");
    client.join("/room-666");
  }

  @Test
  void aRefusedCandidateTakesItsNamespaceAlong() {
    parent.use(ConnectMiddleware.of(socket -> Outcome.refuse("no")));

    client.send("40/room-1,");

    assertThat(client.next()).isEqualTo("44/room-1,{\"message\":\"no\"}");
    awaitGone("/room-1");
  }

  @Test
  void aRefusedCandidateLeavesTheNamespaceToOthers() {
    client.join("/room-1");
    Namespace room = io.of("/room-1");
    room.use(ConnectMiddleware.of(socket -> Outcome.refuse("full")));
    FakeClient late = FakeClient.open(io);

    late.send("40/room-1,");

    assertThat(late.next()).isEqualTo("44/room-1,{\"message\":\"full\"}");
    late.join("/");
    assertThat(io.of("/room-1")).isSameAs(room);
    room.emit("news");
    assertThat(client.next()).isEqualTo("42/room-1,[\"news\"]");
  }

  @Test
  void aCandidateThatGoesTakesItsNamespaceAlong() {
    CompletableFuture<Outcome> decision = new CompletableFuture<>();
    parent.use(
        candidate -> {
          note("asked");
          return decision;
        });
    client.send("40/room-1,");
    assertThat(nextNote()).isEqualTo("asked");

    client.drop();

    awaitGone("/room-1");
    decision.complete(Outcome.accept());
    io.close();
    assertThat(parent.sockets()).isEmpty();
  }

  @Test
  void aCandidateKeepsTheNamespaceOpen() {
    CompletableFuture<Outcome> decision = new CompletableFuture<>();
    client.join("/room-1");
    Namespace room = io.of("/room-1");
    room.use(
        candidate -> {
          note("asked");
          return decision;
        });
    FakeClient candidate = FakeClient.open(io);
    candidate.send("40/room-1,");
    assertThat(nextNote()).isEqualTo("asked");

    client.send("41/room-1,");
    awaitSockets(room, 0);
    decision.complete(Outcome.accept());

    assertThat(candidate.next()).startsWith("40/room-1,{\"sid\"");
    assertThat(io.of("/room-1")).isSameAs(room);
  }

  @Test
  void disconnectHandlersStillHaveTheNamespace() {
    parent.onDisconnect((socket, reason) -> note(OPEN_ADAPTERS.contains("/room-1")));
    client.join("/room-1");

    client.drop();

    assertThat(nextNote()).isEqualTo("true");
    awaitGone("/room-1");
  }

  @Test
  void whatTheApplicationNamedItselfStays() {
    io.of("/static");
    client.join("/static");
    client.send("41/static,");
    client.send("41");
    client.join("/");

    assertThat(io.namespaces()).extracting(Namespace::name).contains("/", "/static");
  }

  @Test
  void aChildOfTheApplicationIsOneLikeOthers() {
    Namespace child = io.of("/room-5");
    assertThat(io.of("/room-5")).isSameAs(child);
    client.join("/room-5");

    client.send("41/room-5,");

    awaitGone("/room-5");
  }

  /** Clients that come and go at the same moment: everybody gets in, nobody in what was dropped. */
  @Test
  void nobodyIsLostBetweenOneNamespaceAndTheNext() throws Exception {
    AtomicInteger created = new AtomicInteger();
    io.onNewNamespace(namespace -> created.incrementAndGet());
    parent.on("where", event -> event.ack().send(isReachable(event.socket())));
    int rounds = 400;
    AtomicInteger round = new AtomicInteger();
    CyclicBarrier barrier =
        new CyclicBarrier(
            4,
            () -> {
              if (round.incrementAndGet() % 20 == 0) {
                awaitGone("/room-9");
              }
            });
    Threads.race(Collections.nCopies(4, () -> visit(barrier, rounds)));

    awaitGone("/room-9");
    assertThat(created).as("created again and again").hasValueGreaterThanOrEqualTo(rounds / 20);
    assertThat(OVERLAPS).as("two adapters of one name at once").hasValue(0);
    assertThat(OPEN_ADAPTERS).doesNotContain("/room-9");
  }

  private void visit(CyclicBarrier barrier, int rounds) throws Exception {
    FakeClient visitor = FakeClient.open(io);
    for (int round = 0; round < rounds; round++) {
      barrier.await(30, SECONDS);
      visitor.join("/room-9");
      visitor.send("42/room-9,1[\"where\"]");
      assertThat(visitor.next()).isEqualTo("43/room-9,1[true]");
      visitor.send("41/room-9,");
    }
  }

  private boolean isReachable(Socket socket) {
    return OPEN_ADAPTERS.contains("/room-9")
        && io.of("/room-9") == socket.namespace()
        && io.of("/room-9").socket(socket.id()).isPresent();
  }

  private void awaitGone(String name) {
    awaitTrue(() -> io.namespaces().stream().noneMatch(each -> each.name().equals(name)));
  }

  private void awaitSockets(Namespace namespace, int count) {
    awaitTrue(() -> namespace.sockets().size() == count);
  }

  /** Tells whether it is in use, and whether another one of its name is. */
  private static final class CountedAdapter extends InMemoryAdapter {
    CountedAdapter(AdapterHost host) {
      super(host);
      if (!OPEN_ADAPTERS.add(host.namespace())) {
        OVERLAPS.incrementAndGet();
      }
    }

    @Override
    public void close() {
      OPEN_ADAPTERS.remove(host().namespace());
      super.close();
      if (host().namespace().equals("/room-666")) {
        throw new LinkageError("on purpose");
      }
    }
  }
}
