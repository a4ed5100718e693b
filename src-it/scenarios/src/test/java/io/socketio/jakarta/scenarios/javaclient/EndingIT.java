// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Socket;
import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.Await;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How connections end, and what each side is told. */
class EndingIT {
  @RegisterExtension static final ScenarioServer SERVER = new ScenarioServer();
  @RegisterExtension final Clients clients = new Clients(SERVER);

  @ParameterizedTest
  @EnumSource
  void theClientDisconnects(Transports transports) throws JSONException {
    List<Client> both = clients.connectAll(2, transports);
    Client client = both.get(0);
    Client observer = both.get(1);
    String id = client.id();
    String room = "room-" + id;
    client.ask("join", new JSONArray(List.of(room)));
    observer.ask("join", new JSONArray(List.of(room)));
    Inbox reasons = client.inbox(Socket.EVENT_DISCONNECT);
    client.socket().disconnect();
    assertThat(reasons.first()).isEqualTo("io client disconnect");
    assertThat(observer.askOne("departure", id)).isEqualTo("client namespace disconnect");
    JSONArray members = (JSONArray) observer.askOne("members", room);
    assertThat(members.join(",")).isEqualTo('"' + observer.id() + '"');
  }

  @ParameterizedTest
  @EnumSource
  void theServerDisconnectsASocket(Transports transports) {
    List<Client> both = clients.connectAll(2, transports);
    Client client = both.get(0);
    Client chat = chat(client);
    String id = client.id();
    Inbox reasons = client.inbox(Socket.EVENT_DISCONNECT);
    client.emit("kick", false);
    assertThat(reasons.first()).isEqualTo("io server disconnect");
    assertThat(both.get(1).askOne("departure", id)).isEqualTo("server namespace disconnect");
    chat.settle();
  }

  @ParameterizedTest
  @EnumSource
  void theServerDisconnectsASocketAndClosesItsConnection(Transports transports) {
    List<Client> both = clients.connectAll(2, transports);
    Client client = both.get(0);
    Client chat = chat(client);
    List<String> ids = List.of(client.id(), chat.id());
    Inbox reasons = client.inbox(Socket.EVENT_DISCONNECT);
    Inbox chatReasons = chat.inbox(Socket.EVENT_DISCONNECT);
    client.emit("kick", true);
    assertThat(reasons.first()).isEqualTo("io server disconnect");
    assertThat(chatReasons.first()).isEqualTo("io server disconnect");
    assertThat(ids)
        .allSatisfy(
            id ->
                assertThat(both.get(1).askOne("departure", id))
                    .isEqualTo("server namespace disconnect"));
    assertThat(client.socket().isActive()).isFalse();
  }

  private Client chat(Client client) {
    Client chat = clients.join(client, "/chat");
    chat.socket().connect();
    return chat.awaitConnected();
  }

  // Over WebSocket this client does not answer a close frame and does not look at it: with any
  // server it takes until the heartbeat is missing.
  @ParameterizedTest
  @EnumSource(names = "POLLING")
  void theServerClosesTheConnectionAndTheClientComesBack(Transports transports) {
    Client client = clients.connect(transports, Clients.fast(transports));
    String id = client.id();
    Inbox reasons = client.inbox(Socket.EVENT_DISCONNECT);
    Inbox connects = client.inbox(Socket.EVENT_CONNECT);
    client.emit("close-connection");
    assertThat(reasons.first()).isEqualTo("transport close");
    connects.next();
    assertThat(client.id()).isNotEqualTo(id);
    assertThat(client.askOne("departure", id)).isEqualTo("forced close");
  }

  @ParameterizedTest
  @EnumSource
  void theHeartbeatKeepsAQuietConnectionAlive(Transports transports) {
    var options = Clients.options(transports);
    options.path = "/heartbeat";
    Client client = clients.open("/", options);
    client.socket().connect();
    String id = client.awaitConnected().id();
    Inbox reasons = client.inbox(Socket.EVENT_DISCONNECT);
    // This server gives up after 2.25 s without a sign of life.
    long end = System.nanoTime() + 4_000_000_000L;
    Await.until("quiet", () -> System.nanoTime() > end || reasons.size() > 0);
    assertThat(reasons.size()).isZero();
    assertThat(client.id()).isEqualTo(id);
  }
}
