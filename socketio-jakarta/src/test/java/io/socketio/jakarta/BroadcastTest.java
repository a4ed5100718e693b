// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BroadcastTest extends ServerTest {
  private final FakeClient ada = FakeClient.open(io);
  private final FakeClient bob = FakeClient.open(io);
  private final FakeClient eve = FakeClient.open(io);
  private Socket adaSocket;
  private Socket bobSocket;

  @BeforeEach
  void connect() {
    adaSocket = io.socket(ada.join("/")).orElseThrow();
    bobSocket = io.socket(bob.join("/")).orElseThrow();
    eve.join("/");
  }

  @Test
  void reachesEverybody() {
    io.emit("news", 1);

    List.of(ada, bob, eve).forEach(c -> assertThat(c.next()).isEqualTo("42[\"news\",1]"));
  }

  @Test
  void reachesEverybodyButTheSender() {
    adaSocket.broadcast().emit("news");

    assertThat(bob.next()).isEqualTo("42[\"news\"]");
    assertThat(eve.next()).isEqualTo("42[\"news\"]");
    ada.expectNothingElse();
  }

  @Test
  void reachesTheMembersOfRoomsOnceEach() {
    adaSocket.join("red", "blue");
    bobSocket.join("blue");

    io.to("red", "blue").to("red").emit("colour");

    assertThat(ada.next()).isEqualTo("42[\"colour\"]");
    assertThat(bob.next()).isEqualTo("42[\"colour\"]");
    List.of(ada, bob, eve).forEach(FakeClient::expectNothingElse);
  }

  @Test
  void exceptsTheMembersOfRooms() {
    adaSocket.join("red");
    bobSocket.join("red", "muted");

    io.to("red").except("muted").emit("colour");

    assertThat(ada.next()).isEqualTo("42[\"colour\"]");
    List.of(ada, bob, eve).forEach(FakeClient::expectNothingElse);
  }

  @Test
  void takesASocketIdForARoom() {
    io.to(bobSocket.id()).emit("you");
    bobSocket.to(bobSocket.id(), adaSocket.id()).emit("not me");

    assertThat(bob.next()).isEqualTo("42[\"you\"]");
    assertThat(ada.next()).isEqualTo("42[\"not me\"]");
    List.of(ada, bob, eve).forEach(FakeClient::expectNothingElse);
  }

  @Test
  void aSelectionIsAValueThatIsNotChangedByUsingIt() {
    Broadcast all = io.except("nobody");
    all.to("red").emit("lost");

    all.emit("news");

    assertThat(ada.next()).isEqualTo("42[\"news\"]");
  }

  @Test
  void roomsVanishWithTheirLastMember() {
    adaSocket.join("red");
    assertThat(io.rooms()).contains("red", adaSocket.id());

    adaSocket.leave("red");

    assertThat(io.rooms()).doesNotContain("red").contains(adaSocket.id());
  }

  @Test
  void knowsTheSocketsOfARoom() {
    adaSocket.join("red");
    bobSocket.join("red", "blue");

    Collection<Socket> red = io.sockets("red");

    assertThat(red).containsExactlyInAnyOrder(adaSocket, bobSocket);
    assertThat(io.sockets("blue")).containsExactly(bobSocket);
    assertThat(io.sockets(adaSocket.id())).containsExactly(adaSocket);
    assertThat(io.sockets("green")).isEmpty();
    assertThatThrownBy(red::clear).isInstanceOf(UnsupportedOperationException.class);
    bobSocket.leave("red");
    assertThat(io.sockets("red")).hasSize(1);
    assertThat(red).hasSize(2);
  }

  @Test
  void candidatesAreNoSocketsOfARoom() {
    io.use(
        ConnectMiddleware.of(
            candidate -> {
              candidate.join("early");
              boolean counted = !io.sockets("early").isEmpty();
              return counted ? Outcome.refuse("counted") : Outcome.accept();
            }));
    FakeClient late = FakeClient.open(io);

    String id = late.join("/");

    assertThat(io.sockets("early")).extracting(Socket::id).containsExactly(id);
  }

  @Test
  void fetchesTheSelectedSocketsWithTheirRoomsAndData() {
    adaSocket.join("red");
    adaSocket.data().put("name", "Ada");

    List<RemoteSocket> found = FakeClient.await(io.to("red").fetchSockets());

    assertThat(found).hasSize(1);
    assertThat(found.get(0).rooms()).containsExactlyInAnyOrder("red", adaSocket.id());
    assertThat(found.get(0).data()).containsEntry("name", "Ada");
    assertThat(found.get(0).handshake()).containsEntry("address", "127.0.0.1");
  }

  @Test
  void movesAndDisconnectsTheSelectedSockets() {
    io.to(adaSocket.id(), bobSocket.id()).socketsJoin("pair");
    io.to(bobSocket.id()).socketsLeave("pair");

    io.to("pair").disconnectSockets(false);

    assertThat(ada.next()).isEqualTo("41");
    bob.expectNothingElse();
  }

  @Test
  void fetchesAllSocketsOfItsNamespaceAlone() {
    Namespace other = io.of("/other");
    String adaId = ada.join("/other");

    assertThat(FakeClient.await(io.fetchSockets()))
        .extracting(RemoteSocket::id)
        .hasSize(3)
        .contains(adaSocket.id(), bobSocket.id())
        .doesNotContain(adaId);
    assertThat(FakeClient.await(other.fetchSockets()))
        .extracting(RemoteSocket::id)
        .containsExactly(adaId);
  }

  @Test
  void movesAndDisconnectsEverybody() {
    io.socketsJoin("all");
    assertThat(FakeClient.await(io.to("all").fetchSockets())).hasSize(3);
    io.socketsLeave("all");
    assertThat(io.rooms()).doesNotContain("all");

    io.disconnectSockets(true);

    for (FakeClient client : List.of(ada, bob, eve)) {
      assertThat(client.next()).isEqualTo("41");
      client.expectClosed();
    }
  }

  @Test
  void inSelectsAsToDoes() {
    adaSocket.join("red");
    bobSocket.join("blue");

    assertThat(FakeClient.await(io.in("red").in(List.of("blue")).fetchSockets()))
        .extracting(RemoteSocket::id)
        .containsExactlyInAnyOrder(adaSocket.id(), bobSocket.id());
    assertThat(FakeClient.await(adaSocket.in("red", "blue").fetchSockets()))
        .extracting(RemoteSocket::id)
        .containsExactly(bobSocket.id());
  }

  @Test
  void disconnectingWithoutArgumentLeavesTheConnectionsOpen() {
    FakeClient.await(io.in(bobSocket.id()).fetchSockets()).forEach(RemoteSocket::disconnect);
    io.in(adaSocket.id()).disconnectSockets();

    for (FakeClient client : List.of(ada, bob)) {
      assertThat(client.next()).isEqualTo("41");
      client.join("/");
      client.expectNothingElse();
    }
  }
}
