// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DisconnectTest extends ServerTest {
  private Socket socket;
  private final FakeClient client = FakeClient.open(io);

  @BeforeEach
  void connect() {
    socket = io.socket(client.join("/")).orElseThrow();
    socket.join("red");
    io.onDisconnecting((gone, reason) -> note("disconnecting " + gone.rooms().size()));
    io.onDisconnect((gone, reason) -> note(reason + " " + gone.rooms().size()));
  }

  @Test
  void roomsAreFullWhileDisconnectingAndEmptyAfterwards() {
    client.drop();

    assertThat(nextNote()).isEqualTo("disconnecting 2");
    assertThat(nextNote()).isEqualTo("transport close 0");
    assertThat(io.sockets()).isEmpty();
    assertThat(io.rooms()).isEmpty();
  }

  @Test
  void theClientLeavesTheNamespaceAndKeepsTheConnection() {
    client.send("41");

    nextNote();
    assertThat(nextNote()).isEqualTo("client namespace disconnect 0");
    client.join("/");
  }

  @Test
  void theServerDisconnectsOneNamespaceOrTheWholeConnection() {
    io.of("/other");
    client.join("/other");

    socket.disconnect(true);

    nextNote();
    assertThat(nextNote()).isEqualTo("server namespace disconnect 0");
    List<String> goodbyes = List.of(client.next(), client.next());
    assertThat(goodbyes).containsExactlyInAnyOrder("41", "41/other,");
    client.expectClosed();
  }

  @Test
  void anInvalidPacketIsAnErrorAndThenAForcedClose() {
    io.onError(error -> note("error"));

    client.send("4nonsense");

    assertThat(nextNote()).isEqualTo("error");
    nextNote();
    assertThat(nextNote()).isEqualTo("forced close 0");
    client.expectClosed();
  }

  @Test
  void aPacketForANamespaceNotJoinedIsAForcedServerClose() {
    client.send("42/other,[\"x\"]");

    nextNote();
    assertThat(nextNote()).isEqualTo("forced server close 0");
    client.expectClosed();
  }

  @Test
  void aServerThatClosesSaysSo() {
    io.close();

    nextNote();
    assertThat(nextNote()).isEqualTo("server shutting down 0");
    client.expectClosed();
  }

  @Test
  void aServerMayBeClosedTwice() {
    io.close();
    io.close();

    nextNote();
    assertThat(nextNote()).isEqualTo("server shutting down 0");
    expectNoNote();
    client.expectClosed();
  }

  @Test
  void joiningAfterTheDisconnectDoesNothing() {
    client.drop();
    nextNote();
    nextNote();

    socket.join("late");
    socket.emit("dropped");

    assertThat(io.rooms()).isEmpty();
    assertThat(socket.connected()).isFalse();
  }
}
