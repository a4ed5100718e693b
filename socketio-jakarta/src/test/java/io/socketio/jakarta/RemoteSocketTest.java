// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be done to sockets of any node, as a selection and one by one. */
final class RemoteSocketTest extends ClusterTest {
  @BeforeEach
  void describe() {
    farSocket.join("red");
    farSocket.data().put("name", "Ada");
  }

  private RemoteSocket remote() {
    List<RemoteSocket> found = FakeClient.await(io.to(farSocket.id()).fetchSockets());
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void everyOperatorFetchesWhatItSelects() {
    nearSocket.join("red");

    expectFetched(io, nearSocket, farSocket);
    expectFetched(io.of("/"), nearSocket, farSocket);
    expectFetched(io.to("red", "red").except(nearSocket.id()), farSocket);
    expectFetched(io.local(), nearSocket);
    expectFetched(nearSocket.broadcast(), farSocket);
    expectFetched(nearSocket.to("red"), farSocket);
    expectFetched(nearSocket.except("red"));
    expectFetched(
        io.asVolatile().compress(false).timeout(Duration.ofSeconds(1)).local(), nearSocket);
  }

  private static void expectFetched(Broadcast selection, Socket... expected) {
    assertThat(FakeClient.await(selection.fetchSockets()))
        .extracting(RemoteSocket::id)
        .containsExactlyInAnyOrderElementsOf(List.of(expected).stream().map(Socket::id).toList());
  }

  @Test
  void describesASocketElsewhere() {
    RemoteSocket remote = remote();

    assertThat(remote.id()).isEqualTo(farSocket.id());
    assertThat(remote.rooms()).containsExactlyInAnyOrder("red", farSocket.id());
    assertThat(remote.data()).containsEntry("name", "Ada");
    assertThat(remote.handshake()).containsEntry("url", "/socket.io/?EIO=4&transport=websocket");
  }

  @Test
  void emitsToASocketElsewhere() {
    RemoteSocket remote = remote();

    remote.emit("hello", 1);
    remote.timeout(Duration.ofSeconds(5)).asVolatile().compress(false).emit("hello", 2);

    assertThat(far.next()).isEqualTo("42[\"hello\",1]");
    assertThat(far.next()).isEqualTo("42[\"hello\",2]");
    near.expectNothingElse();
  }

  @Test
  void asksASocketElsewhere() {
    var answer = remote().emitWithAck("ask", 1);
    assertThat(far.next()).isEqualTo("420[\"ask\",1]");
    far.send("430[\"yes\",2]");

    assertThat(FakeClient.await(answer).get(1, Integer.class)).isEqualTo(2);
  }

  @Test
  void failsIfASocketElsewhereDoesNotAnswer() {
    RemoteSocket remote = remote();

    assertThatThrownBy(
            () -> FakeClient.await(remote.timeout(Duration.ofMillis(50)).emitWithAck("ask")))
        .hasCauseInstanceOf(AckTimeoutException.class);
    farSocket.disconnect();
    awaitTrue(() -> other.sockets().isEmpty());
    assertThatThrownBy(() -> FakeClient.await(remote.emitWithAck("ask")))
        .hasCauseInstanceOf(AckTimeoutException.class);
  }

  @Test
  void movesASocketElsewhere() {
    RemoteSocket remote = remote();

    remote.join("blue", "blue", "green");
    remote.leave("green", "green", "red");

    assertThat(farSocket.rooms()).containsExactlyInAnyOrder("blue", farSocket.id());
    assertThat(nearSocket.rooms()).containsExactly(nearSocket.id());
  }

  @Test
  void disconnectsASocketElsewhere() {
    remote().disconnect(false);
    assertThat(far.next()).isEqualTo("41");
    String id = far.join("/");
    near.expectNothingElse();

    FakeClient.await(io.to(id).fetchSockets()).get(0).disconnect(true);

    assertThat(far.next()).isEqualTo("41");
    far.expectClosed();
    near.expectNothingElse();
  }

  @Test
  void selectionsOfASocketMoveAndDisconnectTheOthers() {
    nearSocket.broadcast().socketsJoin("blue", "blue");
    assertThat(farSocket.rooms()).contains("blue");
    assertThat(nearSocket.rooms()).doesNotContain("blue");

    nearSocket.to("blue").socketsLeave("blue", "blue", "red");
    assertThat(farSocket.rooms()).containsExactly(farSocket.id());

    nearSocket.broadcast().local().disconnectSockets(true);
    far.expectNothingElse();
    nearSocket.broadcast().disconnectSockets(true);
    assertThat(far.next()).isEqualTo("41");
    far.expectClosed();
    near.expectNothingElse();
  }

  @Test
  void namespacesMoveAndDisconnectTheirOwnSocketsOnly() {
    other.of("/side");
    FakeClient guest = FakeClient.connect(other);
    String id = guest.join("/side");

    io.of("/side").socketsJoin("blue");
    assertThat(other.of("/side").socket(id).orElseThrow().rooms()).contains("blue");
    assertThat(farSocket.rooms()).doesNotContain("blue");
    io.of("/side").socketsLeave("blue");
    assertThat(other.of("/side").rooms()).containsExactly(id);

    io.of("/side").disconnectSockets(false);
    assertThat(guest.next()).isEqualTo("41/side,");
    far.expectNothingElse();
  }

  @Test
  void roomsMayBeNamedTwice() {
    nearSocket.join("a", "a", "b");
    assertThat(nearSocket.rooms()).containsExactlyInAnyOrder("a", "b", nearSocket.id());
    io.to("a", "a").to(List.of("a", "b", "b")).emit("once");
    assertThat(near.next()).isEqualTo("42[\"once\"]");

    nearSocket.leave("a", "a");

    assertThat(nearSocket.rooms()).containsExactlyInAnyOrder("b", nearSocket.id());
    io.except("b", "b").except(List.of("b", "b")).emit("far");
    assertThat(far.next()).isEqualTo("42[\"far\"]");
    near.expectNothingElse();
  }
}
