// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of Socket.IO 2: protocol section 9. */
final class OldClientTest extends ServerTest {
  OldClientTest() {
    super(
        SocketIoServer.builder()
            .options(SocketIoOptions.builder().engine(engine -> engine.allowEIO3(true)).build()));
  }

  @Test
  void isTakenToTheMainNamespaceWithTheIdOfItsSession() {
    io.onConnection(socket -> socket.emit("welcome", socket.id(), socket.protocolVersion()));

    FakeClient client = FakeClient.openOld(io);

    assertThat(client.next()).isEqualTo("40");
    assertThat(client.next()).isEqualTo("42[\"welcome\",\"" + client.sid() + "\",3]");
    assertThat(io.socket(client.sid())).isPresent();
    client.expectNothingElse();
  }

  @Test
  void joinsOtherNamespacesWithAnIdOfTheirOwn() {
    Namespace foo = io.of("/foo");
    FakeClient client = FakeClient.openOld(io);
    assertThat(client.next()).isEqualTo("40");

    client.send("40/foo,");

    assertThat(client.next()).isEqualTo("40/foo,");
    assertThat(foo.socket("/foo#" + client.sid())).isPresent();
    client.send("41/foo,");
    client.expectNothingElse();
    awaitTrue(() -> foo.sockets().isEmpty());
    client.send("40/foo");
    assertThat(client.next()).isEqualTo("40/foo,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40/foo                       | {}",
        "40/foo?                      | {}",
        "40/foo?a=b&c=d,              | {a=b, c=d}",
        "40/foo?a=1&a=2&%26x=%3D+y,   | {a=2, &x== y}",
        "40/foo?a=%E2%82%AC&__proto__ | {a=€, __proto__=}",
      })
  void theQueryOfANamespaceIsItsAuth(String connect, String auth) {
    io.of("/foo").onConnection(socket -> note(socket.handshake().auth().get(0, Map.class)));
    FakeClient client = FakeClient.openOld(io);
    assertThat(client.next()).isEqualTo("40");

    client.send(connect.trim());

    assertThat(client.next()).isEqualTo("40/foo,");
    assertThat(nextNote()).isEqualTo(auth);
  }

  @Test
  void aQueryIsPartOfTheNameForClientsOfToday() {
    io.of("/foo");
    FakeClient client = FakeClient.open(io);

    client.send("40/foo?a=b,");

    assertThat(client.next()).isEqualTo("44/foo?a=b,{\"message\":\"Invalid namespace\"}");
  }

  @Test
  void middlewareOfTheMainNamespaceIsAskedFirstAndRefusesWithAText() {
    io.use(ConnectMiddleware.of(socket -> Outcome.refuse("not \"you\"")));
    io.of("/foo").use(ConnectMiddleware.of(socket -> Outcome.refuse("nor here", Map.of("a", 1))));

    FakeClient client = FakeClient.openOld(io);

    assertThat(client.next()).isEqualTo("44\"not \\\"you\\\"\"");
    client.send("40/foo?x=y,");
    assertThat(client.next()).isEqualTo("44/foo,{\"a\":1}");
    client.send("40/nowhere?x=y,");
    assertThat(client.next()).isEqualTo("44/nowhere,{\"message\":\"Invalid namespace\"}");
    assertThat(io.sockets()).isEmpty();
  }

  @Test
  void aConnectForTheMainNamespaceIsOneTooMany() {
    FakeClient client = FakeClient.openOld(io);
    assertThat(client.next()).isEqualTo("40");

    client.send("40");

    client.expectClosed();
  }

  @Test
  void leavesNothingBehindIfItGoesBeforeMiddlewareHasDecided() {
    CompletableFuture<Outcome> decision = new CompletableFuture<>();
    io.use(
        candidate -> {
          note("asked");
          return decision;
        });
    FakeClient client = FakeClient.openOld(io);
    assertThat(nextNote()).isEqualTo("asked");

    client.drop();
    decision.complete(Outcome.accept());

    awaitTrue(() -> io.engine().clientsCount() == 0);
    assertThat(io.sockets()).isEmpty();
  }

  /** A broadcast is encoded once, for receivers that want different frames. */
  @Test
  void sharesRoomsWithClientsOfToday() {
    FakeClient old = FakeClient.openOld(io);
    assertThat(old.next()).isEqualTo("40");
    FakeClient today = FakeClient.connect(io);
    io.socketsJoin("mixed");

    io.to("mixed").emit("bytes", new byte[] {7, 8}, List.of("x"), new byte[0]);
    io.to("mixed").emit("text", "é");

    String header =
        "452-[\"bytes\",{\"_placeholder\":true,\"num\":0},[\"x\"],"
            + "{\"_placeholder\":true,\"num\":1}]";
    assertThat(List.of(old.next(), old.next(), old.next(), old.next()))
        .containsExactly(header, "binary 4 7 8", "binary 4", "42[\"text\",\"é\"]");
    assertThat(List.of(today.next(), today.next(), today.next(), today.next()))
        .containsExactly(header, "binary 7 8", "binary", "42[\"text\",\"é\"]");
  }

  @Test
  void sendsAndAcknowledgesBinaryData() {
    io.on("echo", event -> event.ack().send(event.args()));
    FakeClient client = FakeClient.openOld(io);
    assertThat(client.next()).isEqualTo("40");

    client.send("451-0[\"echo\",{\"_placeholder\":true,\"num\":0}]");
    client.sendBinary((byte) 4, (byte) 9);

    assertThat(client.next()).isEqualTo("461-0[{\"_placeholder\":true,\"num\":0}]");
    assertThat(client.next()).isEqualTo("binary 4 9");
  }
}
