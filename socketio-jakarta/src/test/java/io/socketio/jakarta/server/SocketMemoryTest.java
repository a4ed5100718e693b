// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.ConnectionStateRecovery;
import io.socketio.jakarta.FakeClient;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.NamespaceRule;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the sockets of all connections take, and that whatever ends them gives it back. */
final class SocketMemoryTest {
  private static final int SOCKET = SocketMemory.SOCKET_BYTES;
  private static final String AUTH = "{\"a\":\"" + "x".repeat(2_000) + "\"}";
  private static final String TOO_MANY = "{\"message\":\"Too many sockets\"}";

  private SocketIoServer io = server(1_000_000);
  private final BlockingQueue<CompletableFuture<Outcome>> decisions = new LinkedBlockingQueue<>();

  private static SocketIoServer server(long bytes) {
    return SocketIoServer.builder()
        .options(
            SocketIoOptions.builder()
                .maxSocketBytes(bytes)
                .maxNamespaces(4)
                .maxChildNamespaces(2)
                .engine(engine -> engine.allowEIO3(true))
                .build())
        .build();
  }

  private void restart(SocketIoServer server) {
    io.close();
    io = server;
  }

  @AfterEach
  void close() {
    io.close();
  }

  private long held() {
    return ((DefaultServer) io).context().socketBytes().held();
  }

  private void awaitHeld(long bytes) {
    awaitTrue("held: " + bytes, () -> held() == bytes);
  }

  private static void awaitTrue(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + " within 5 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private Namespace slow() {
    Namespace slow = io.of("/slow");
    slow.use(
        candidate -> {
          CompletableFuture<Outcome> decision = new CompletableFuture<>();
          decisions.add(decision);
          return decision;
        });
    return slow;
  }

  private CompletableFuture<Outcome> nextDecision() {
    try {
      CompletableFuture<Outcome> decision = decisions.poll(5, TimeUnit.SECONDS);
      assertThat(decision).as("a decision within 5 s").isNotNull();
      return decision;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- the bound

  @Test
  void refusesFurtherSocketsAndNeverTheFirstOfAConnection() {
    restart(server(SOCKET + SOCKET / 2));
    io.of("/a");
    io.of("/b");
    FakeClient attacker = FakeClient.connect(io);
    attacker.join("/a");

    attacker.send("40/b,");
    assertThat(attacker.next()).isEqualTo("44/b," + TOO_MANY);
    FakeClient other = FakeClient.connect(io);
    other.send("40/a,");
    assertThat(other.next()).isEqualTo("44/a," + TOO_MANY);
    FakeClient.connect(io);

    attacker.drop();
    awaitHeld(0);
    other.join("/a");
  }

  @Test
  void theFirstMayHaveSomeAuthAndPaysForTheRest() {
    restart(server(100));
    String start = "0{\"a\":\"";
    FakeClient client = FakeClient.open(io);
    client.send("4" + start + "x".repeat(1_125 - start.length() - 2) + "\"}");
    assertThat(client.next()).isEqualTo("44" + TOO_MANY);
    client.send("4" + start + "x".repeat(1_124 - start.length() - 2) + "\"}");
    assertThat(client.next()).startsWith("40{\"sid\":");
    assertThat(held()).isEqualTo(100);
    FakeClient other = FakeClient.open(io);
    other.send("4" + start + "x".repeat(1_024 - start.length() - 2) + "\"}");
    assertThat(other.next()).startsWith("40{\"sid\":");
  }

  /** Its handlers have yet to hear of that. */
  @Test
  void aClientThatLeavesAndJoinsAgainHasAFirstSocketAgain() {
    restart(server(1));
    CompletableFuture<Void> release = new CompletableFuture<>();
    io.onDisconnect((socket, reason) -> release.join());
    FakeClient client = FakeClient.connect(io);
    client.send("41");
    awaitHeld(SOCKET);

    client.join("/");

    release.complete(null);
    awaitHeld(0);
  }

  @Test
  void aClientThatAsksAgainWhileItIsDecidedOnHasAFirstSocketAgain() {
    restart(server(1));
    slow();
    FakeClient client = FakeClient.open(io);
    client.send("40/slow,");
    CompletableFuture<Outcome> first = nextDecision();
    client.send("40/slow,{\"n\":1}");
    client.send("40/slow,{\"n\":2}");
    assertThat(held()).isEqualTo(SOCKET);
    first.complete(Outcome.accept());
    nextDecision().complete(Outcome.accept());
    assertThat(client.next()).startsWith("40/slow,{\"sid\":");
    awaitHeld(0);
  }

  @Test
  void mustBePositive() {
    assertThatThrownBy(() -> SocketIoOptions.builder().maxSocketBytes(0))
        .hasMessage("maxSocketBytes must be positive");
  }

  // ---- giving back

  @Test
  void socketsThatWereConnected() {
    io.of("/a");
    io.of("/b").onConnection(socket -> socket.disconnect());
    FakeClient client = FakeClient.connect(io);
    client.send("40/a," + AUTH);
    assertThat(client.next()).startsWith("40/a,{\"sid\":");
    long further = held();
    assertThat(further).isGreaterThan(SOCKET + 2_000);

    client.send("41/a,");
    awaitHeld(0);
    client.send("40/b," + AUTH);
    assertThat(client.next()).startsWith("40/b,{\"sid\":");
    assertThat(client.next()).isEqualTo("41/b,");
    awaitHeld(0);
    for (int i = 0; i < 3; i++) {
      FakeClient other = FakeClient.connect(io);
      other.send("40/a," + AUTH);
      assertThat(other.next()).startsWith("40/a,{\"sid\":");
      assertThat(held()).isEqualTo(further);
      end(other, i);
      awaitHeld(0);
    }
  }

  private void end(FakeClient client, int how) {
    switch (how) {
      case 0 -> client.drop();
      case 1 -> io.of("/a").sockets().forEach(socket -> socket.disconnect(true));
      default -> client.send("no packet");
    }
  }

  @Test
  void oldClients() {
    io.of("/a");
    FakeClient client = FakeClient.openOld(io);
    assertThat(client.next()).isEqualTo("40");
    client.send("40/a?token=" + "x".repeat(2_000));
    assertThat(client.next()).startsWith("40/a");
    assertThat(held()).isGreaterThan(SOCKET + 2_000);
    client.drop();
    awaitHeld(0);
  }

  @Test
  void candidatesOnWhichMiddlewareDecides() {
    slow();
    for (Outcome outcome : new Outcome[] {Outcome.accept(), Outcome.refuse("no")}) {
      for (boolean drop : new boolean[] {true, false}) {
        FakeClient client = FakeClient.connect(io);
        client.send("40/slow," + AUTH);
        CompletableFuture<Outcome> decision = nextDecision();
        client.send("40/slow," + AUTH);
        client.send("40/slow," + AUTH);
        if (drop) {
          client.drop();
        }
        assertThat(held()).isGreaterThan(2 * SOCKET + 4_000);
        decision.complete(outcome);
        if (!drop) {
          nextDecision().complete(outcome);
          assertThat(client.next()).contains("/slow,");
          client.drop();
        }
        awaitHeld(0);
      }
    }
  }

  @Test
  void candidatesWhoseMiddlewareOrAdapterFails() {
    Namespace failing = io.of("/failing");
    failing.use(
        candidate -> {
          throw new IllegalStateException("expected by the test");
        });
    FakeClient client = FakeClient.connect(io);
    client.send("40/failing," + AUTH);
    assertThat(client.next()).isEqualTo("44/failing,{\"message\":\"Internal server error\"}");
    awaitHeld(0);
  }

  @Test
  void candidatesThatAreKicked() {
    Namespace kicking = io.of("/kicking");
    kicking.use(
        ConnectMiddleware.of(
            candidate -> {
              io.sockets().forEach(socket -> socket.disconnect(true));
              return Outcome.accept();
            }));
    FakeClient client = FakeClient.connect(io);
    client.send("40/kicking," + AUTH);
    assertThat(client.next()).isEqualTo("41");
    client.expectClosed();
    awaitHeld(0);
  }

  @Test
  void namespacesThatDoNotExist() {
    NamespaceRule rule =
        (name, handshake) -> {
          if (name.equals("/fails")) {
            throw new IllegalStateException("expected by the test");
          }
          return CompletableFuture.completedFuture(name.equals("/new"));
        };
    io.of(rule);
    io.of(Pattern.compile("/child-."));
    FakeClient client = FakeClient.connect(io);
    for (String name : new String[] {"/nowhere", "/fails"}) {
      client.send("40" + name + "," + AUTH);
      assertThat(client.next()).isEqualTo("44" + name + ",{\"message\":\"Invalid namespace\"}");
      awaitHeld(0);
    }
    client.send("40/new," + AUTH);
    assertThat(client.next()).startsWith("40/new,{\"sid\":");
    client.send("40/child-1," + AUTH);
    assertThat(client.next()).startsWith("40/child-1,{\"sid\":");
    long held = held();
    client.send("40/child-2," + AUTH);
    assertThat(client.next()).isEqualTo("44/child-2,{\"message\":\"Too many namespaces\"}");
    awaitHeld(held);
    client.drop();
    awaitHeld(0);
  }

  @Test
  void namespacesBeyondTheMostOfAConnection() {
    FakeClient client = FakeClient.connect(io);
    for (String name : new String[] {"/a", "/b", "/c"}) {
      io.of(name);
      client.join(name);
    }
    io.of("/d");
    client.send("40/d," + AUTH);
    assertThat(client.next()).isEqualTo("44/d,{\"message\":\"Too many namespaces\"}");
    awaitHeld(3 * SOCKET);
    client.send("41/a,");
    awaitHeld(2 * SOCKET);
    client.send("40/b," + AUTH);
    client.expectClosed();
    awaitHeld(0);
  }

  @Test
  void sessionsThatComeBack() {
    restart(
        SocketIoServer.builder()
            .options(
                SocketIoOptions.builder()
                    .connectionStateRecovery(ConnectionStateRecovery.DEFAULT)
                    .build())
            .build());
    io.of("/a");
    FakeClient client = FakeClient.connect(io);
    client.send("40/a,");
    String answer = client.next();
    String pid = answer.substring(answer.indexOf("\"pid\":\"") + 7, answer.lastIndexOf('"'));
    client.drop();
    awaitHeld(0);

    FakeClient back = FakeClient.connect(io);
    back.send("40/a,{\"pid\":\"" + pid + "\",\"padding\":" + AUTH + "}");
    assertThat(back.next()).startsWith("40/a,{\"sid\":");
    assertThat(io.of("/a").sockets()).extracting(Socket::recovered).containsExactly(true);
    assertThat(held()).isGreaterThan(SOCKET + 2_000);
    back.drop();
    awaitHeld(0);
  }

  @Test
  void theEndOfTheServer() {
    slow();
    io.of("/a");
    FakeClient client = FakeClient.connect(io);
    client.join("/a");
    client.send("40/slow," + AUTH);
    CompletableFuture<Outcome> decision = nextDecision();
    client.send("40/slow," + AUTH);
    assertThat(held()).isGreaterThan(3 * SOCKET + 4_000);
    io.close();
    decision.complete(Outcome.accept());
    awaitHeld(0);
  }
}
