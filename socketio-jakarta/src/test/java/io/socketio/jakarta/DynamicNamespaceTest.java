// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which namespaces come into being when clients ask for them. */
final class DynamicNamespaceTest extends ServerTest {
  private static final Pattern ROOM = Pattern.compile("/room-\\d+");

  private final FakeClient client = FakeClient.open(io);

  @Test
  void aPatternCreatesWhatItMatchesAsAWhole() {
    io.of(ROOM).onConnection(socket -> note(socket.namespace().name()));

    client.join("/room-7");
    refused("/room-7x");
    refused("/my/room-7");

    assertThat(nextNote()).isEqualTo("/room-7");
    assertThat(io.namespaces()).extracting(Namespace::name).containsOnly("/", "/room-7");
  }

  @Test
  void aRuleSeesTheNameAndTheAuthPayload() {
    io.of(
        NamespaceRule.of(
            (name, handshake) ->
                name.equals("/" + handshake.auth().get(0, Map.class).get("tenant"))));

    client.send("40/acme,{\"tenant\":\"acme\"}");

    assertThat(client.next()).startsWith("40/acme,{\"sid\"");
    client.send("40/other,{\"tenant\":\"acme\"}");
    assertThat(client.next()).isEqualTo("44/other,{\"message\":\"Invalid namespace\"}");
  }

  @Test
  void asksTheRulesInOrderAndTheFirstThatAllowsWins() {
    io.of(noting("no", CompletableFuture.completedFuture(false)));
    io.of(noting("fails", CompletableFuture.failedFuture(new IllegalStateException("expected"))));
    io.of(
        (name, handshake) -> {
          note("throws");
          throw new IllegalStateException("expected");
        });
    ParentNamespace first = io.of(noting("yes", CompletableFuture.completedFuture(true)));
    io.of(noting("too late", CompletableFuture.completedFuture(true)));

    client.join("/any");

    assertThat(first.children()).extracting(Namespace::name).containsExactly("/any");
    assertThat(IntStream.range(0, 4).mapToObj(i -> nextNote()))
        .containsExactly("no", "fails", "throws", "yes");
    expectNoNote();
  }

  @Test
  void anExistingNamespaceIsNoMatterOfRules() {
    io.of("/static").onConnection(socket -> note("static"));
    io.of(noting("asked", CompletableFuture.completedFuture(true)));

    client.join("/static");

    assertThat(nextNote()).isEqualTo("static");
    expectNoNote();
  }

  @Test
  void aNameOfTheApplicationBelongsToThePatternThatMatches() {
    io.of(noting("asked", CompletableFuture.completedFuture(true)));
    ParentNamespace parent = io.of(ROOM);
    parent.on("who", event -> event.ack().send("child"));

    Namespace child = io.of("room-1");

    assertThat(parent.children()).containsExactly(child);
    assertThat(io.of("/other")).isNotIn(parent.children());
    client.join("/room-1");
    client.send("42/room-1,1[\"who\"]");
    assertThat(client.next()).isEqualTo("43/room-1,1[\"child\"]");
    expectNoNote();
  }

  @Test
  void tellsOfEachNewNamespaceBeforeAnybodyIsInIt() {
    io.of(ROOM);
    CountDownLatch held = new CountDownLatch(1);
    io.onNewNamespace(
        namespace -> {
          note("new " + namespace.name());
          awaitQuietly(held);
          namespace.onConnection(socket -> note("connected"));
        });
    io.onNewNamespace(
        namespace -> {
          throw new IllegalStateException("expected");
        });
    FakeClient second = FakeClient.open(io);

    client.send("40/room-1,");
    assertThat(nextNote()).isEqualTo("new /room-1");
    second.send("40/room-1,");
    held.countDown();

    assertThat(client.next()).startsWith("40/room-1,{\"sid\"");
    assertThat(second.next()).startsWith("40/room-1,{\"sid\"");
    assertThat(nextNote()).isEqualTo("connected");
    assertThat(nextNote()).isEqualTo("connected");
    io.of("/static");
    assertThat(nextNote()).isEqualTo("new /static");
  }

  @Test
  void concurrentClientsShareOneNamespace() {
    int count = 20;
    CountDownLatch asked = new CountDownLatch(count);
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    ParentNamespace parent =
        io.of(
            (name, handshake) -> {
              asked.countDown();
              return answer;
            });
    io.onNewNamespace(namespace -> note(namespace.name()));
    var clients = IntStream.range(0, count).mapToObj(i -> FakeClient.open(io)).toList();
    clients.forEach(each -> each.send("40/shared,"));
    awaitQuietly(asked);

    answer.complete(true);

    clients.forEach(each -> assertThat(each.next()).startsWith("40/shared,{\"sid\""));
    assertThat(nextNote()).isEqualTo("/shared");
    expectNoNote();
    assertThat(parent.children()).hasSize(1);
    assertThat(parent.sockets()).hasSize(count);
  }

  @Test
  void aSecondConnectWhileARuleDecidesIsTheOneThatIsAnswered() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    io.of(noting("asked", answer));
    client.send("40/slow,");
    assertThat(nextNote()).isEqualTo("asked");

    client.send("40/slow,");
    answer.complete(true);

    assertThat(client.next()).startsWith("40/slow,{\"sid\"");
    client.join("/");
    client.expectNothingElse();
    assertThat(io.of("/slow").sockets()).hasSize(1);
  }

  @Test
  void anEventWhileARuleDecidesClosesTheConnection() {
    io.of(noting("asked", new CompletableFuture<>()));
    client.send("40/slow,");
    assertThat(nextNote()).isEqualTo("asked");

    client.send("42/slow,[\"early\"]");

    client.expectClosed();
  }

  @Test
  void otherNamespacesOfTheConnectionGoOnWhileARuleDecides() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    io.of(noting("asked", answer));
    client.send("40/slow,");

    client.join("/");
    client.expectNothingElse();
    answer.complete(true);

    assertThat(client.next()).startsWith("40/slow,{\"sid\"");
  }

  @Test
  void aClientThatGoesWhileARuleDecidesNeverConnects() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    ParentNamespace parent = io.of(noting("asked", answer));
    parent.onConnection(socket -> note("connected"));
    client.send("40/slow,");
    assertThat(nextNote()).isEqualTo("asked");
    client.drop();

    answer.complete(true);
    io.close();

    assertThat(parent.sockets()).isEmpty();
    expectNoNote();
  }

  @Test
  void aNameThatIsTooLongIsRefusedUnasked() {
    io.of(noting("asked", CompletableFuture.completedFuture(true)));
    String longest = "/" + "a".repeat(NamespaceRule.MAX_NAME_LENGTH - 1);

    client.join(longest);
    refused(longest + "a");

    assertThat(nextNote()).isEqualTo("asked");
    expectNoNote();
  }

  @Test
  void aPatternThatBacktracksForEverIsGivenUp() {
    ParentNamespace parent = io.of(Pattern.compile("/((a+)\\2?)+b"));
    String evil = "/" + "a".repeat(200);

    refused(evil);

    client.join("/aab");
    assertThat(io.of(evil)).isNotIn(parent.children());
  }

  @Test
  void aConnectionCanOnlyBeInSoManyNamespaces() {
    SocketIoOptions options = SocketIoOptions.builder().maxNamespaces(2).build();
    try (SocketIoServer server = SocketIoServer.builder().options(options).build()) {
      server.of(ROOM);
      FakeClient greedy = FakeClient.connect(server);
      greedy.join("/room-1");

      greedy.send("40/room-2,");

      assertThat(greedy.next()).isEqualTo("44/room-2,{\"message\":\"Too many namespaces\"}");
      assertThat(server.namespaces()).hasSize(2);
      greedy.send("41/room-1,");
      greedy.join("/room-2");
    }
  }

  @Test
  void clientsCanOnlyMakeSoManyNamespaces() {
    SocketIoOptions options = SocketIoOptions.builder().maxChildNamespaces(2).build();
    try (SocketIoServer server = SocketIoServer.builder().options(options).build()) {
      server.of(ROOM);
      FakeClient greedy = FakeClient.connect(server);
      greedy.join("/room-1");
      greedy.join("/room-2");

      greedy.send("40/room-3,");

      assertThat(greedy.next()).isEqualTo("44/room-3,{\"message\":\"Too many namespaces\"}");
      assertThat(server.of("/room-4")).as("one of the application").isNotNull();
      FakeClient other = FakeClient.connect(server);
      other.join("/room-1");
      other.join("/room-4");
    }
  }

  private NamespaceRule noting(String what, CompletableFuture<Boolean> answer) {
    return (name, handshake) -> {
      note(what);
      return answer;
    };
  }

  private void refused(String namespace) {
    client.send("40" + namespace + ",");
    assertThat(client.next()).isEqualTo("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
  }
}
