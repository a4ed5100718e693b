// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a parent does for its children. */
final class ParentNamespaceTest extends ServerTest {
  private final ParentNamespace parent = io.of(Pattern.compile("/t-.+"));
  private final FakeClient ada = FakeClient.connect(io);
  private final FakeClient bob = FakeClient.connect(io);
  private Socket adaSocket;
  private Socket bobSocket;

  ParentNamespaceTest() {
    super(
        SocketIoServer.builder()
            .options(SocketIoOptions.builder().cleanupEmptyChildNamespaces(false).build()));
  }

  @BeforeEach
  void connect() {
    adaSocket = parent.socket(ada.join("/t-1")).orElseThrow();
    bobSocket = parent.socket(bob.join("/t-2")).orElseThrow();
  }

  @Test
  void emitsToAllChildrenEachInItsNamespace() {
    parent.emit("news", 1);

    assertThat(ada.next()).isEqualTo("42/t-1,[\"news\",1]");
    assertThat(bob.next()).isEqualTo("42/t-2,[\"news\",1]");
  }

  @Test
  void selectsWithinEachChild() {
    adaSocket.join("red", "muted");
    bobSocket.join("red");

    parent.to("red").except("muted").compress(false).local().emit("colour");
    parent.to(List.of("red", "red")).asVolatile().except(List.of("muted")).emit("again");
    parent.to("blue").emit("nobody");

    assertThat(bob.next()).isEqualTo("42/t-2,[\"colour\"]");
    assertThat(bob.next()).isEqualTo("42/t-2,[\"again\"]");
    ada.expectNothingElse();
    bob.expectNothingElse();
  }

  @Test
  void collectsTheAnswersOfAllChildren() {
    var replies = parent.timeout(Duration.ofMillis(200)).emitWithAck("ask").toCompletableFuture();
    String frame = ada.next();
    assertThat(frame).isEqualTo("42/t-1,0[\"ask\"]");

    ada.send("43/t-1,0[\"yes\"]");

    AckReplies collected = FakeClient.await(replies);
    assertThat(collected.size()).isEqualTo(1);
    assertThat(collected.of(adaSocket.id()).orElseThrow().get(0, String.class)).isEqualTo("yes");
    assertThat(collected.missing()).containsExactly(bobSocket.id());
  }

  @Test
  void withoutChildrenThereIsNobodyToAnswer() {
    ParentNamespace childless = io.of(Pattern.compile("/none"));

    assertThat(FakeClient.await(childless.emitWithAck("ask")).size()).isZero();
    assertThatThrownBy(() -> childless.emit("connect"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> childless.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void movesAndDisconnectsTheSocketsOfAllChildren() {
    parent.socketsJoin("all", "most");
    parent.to(bobSocket.id()).socketsLeave("most");

    assertThat(parent.rooms()).contains("all", "most", adaSocket.id(), bobSocket.id());
    parent.to("most").disconnectSockets(false);

    assertThat(ada.next()).isEqualTo("41/t-1,");
    bob.expectNothingElse();
  }

  @Test
  void emptyChildrenStayIfTheOptionSaysSo() {
    parent.use(ConnectMiddleware.of(socket -> Outcome.refuse("no")));
    CountDownLatch left = new CountDownLatch(1);
    Namespace first = io.of("/t-1");
    first.onDisconnect((socket, reason) -> left.countDown());

    ada.send("41/t-1,");
    bob.send("40/t-3,");

    assertThat(bob.next()).isEqualTo("44/t-3,{\"message\":\"no\"}");
    awaitQuietly(left);
    ada.expectNothingElse();
    assertThat(io.of("/t-1")).isSameAs(first);
    assertThat(parent.children())
        .extracting(Namespace::name)
        .containsExactlyInAnyOrder("/t-1", "/t-2", "/t-3");
  }

  @Test
  void cannotFetchSockets() {
    assertThatThrownBy(parent::fetchSockets)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("fetchSockets() is not supported on parent namespaces");
    assertThatThrownBy(() -> parent.to("red").fetchSockets())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void knowsTheSocketsOfItsChildren() {
    assertThat(parent.sockets()).containsExactlyInAnyOrder(adaSocket, bobSocket);
    assertThat(parent.socket("nobody")).isEmpty();
    adaSocket.join("red");
    bobSocket.join("red", "blue");
    assertThat(parent.sockets("red")).containsExactlyInAnyOrder(adaSocket, bobSocket);
    assertThat(parent.sockets("blue")).containsExactly(bobSocket);
    assertThat(parent.children())
        .extracting(Namespace::name)
        .containsExactlyInAnyOrder("/t-1", "/t-2");
    assertThat(adaSocket.namespace()).isSameAs(io.of("/t-1"));
  }

  @Test
  void itsNameOnlyTellsItApart() {
    assertThat(parent.name()).isEqualTo("/_0");
    assertThat(io.of(NamespaceRule.of((name, handshake) -> false)).name()).isEqualTo("/_1");
    assertThat(io.namespaces()).doesNotContain(parent);

    ada.send("40/_0,");

    assertThat(ada.next()).isEqualTo("44/_0,{\"message\":\"Invalid namespace\"}");
  }

  @Test
  void childrenBeginWithWhatTheParentHasAtTheirCreation() {
    Registration removed = parent.on("removed", event -> note("removed"));
    parent.use(ConnectMiddleware.of(socket -> noted("middleware")));
    parent.onConnection(socket -> note("connection"));
    parent.on("typed", Integer.class, (number, event) -> note("typed " + number));
    parent.onAny(event -> note("any " + event.name()));
    parent.onError(error -> note("error"));
    parent.onDisconnecting((socket, reason) -> note("disconnecting"));
    parent.onDisconnect((socket, reason) -> note("disconnected"));
    ada.join("/t-3");
    removed.remove();
    parent.on("typed", event -> note("too late"));

    ada.send("42/t-3,[\"removed\"]");
    ada.send("42/t-3,[\"typed\",7]");
    ada.send("42/t-3,[\"typed\",\"x\"]");
    ada.send("41/t-3,");

    expectNotes("middleware", "connection", "any removed", "removed");
    expectNotes("any typed", "typed 7", "any typed", "error", "disconnecting", "disconnected");
  }

  @Test
  void childrenThatExistKeepWhatTheyHave() {
    parent.on("ping", event -> event.ack().send("from the parent"));
    io.of("/t-1").on("ping", event -> event.ack().send("my own"));

    ada.send("42/t-1,0[\"ping\"]");

    assertThat(ada.next()).isEqualTo("43/t-1,0[\"my own\"]");
  }

  private Outcome noted(String what) {
    note(what);
    return Outcome.accept();
  }

  private void expectNotes(String... expected) {
    for (String note : expected) {
      assertThat(nextNote()).isEqualTo(note);
    }
  }
}
