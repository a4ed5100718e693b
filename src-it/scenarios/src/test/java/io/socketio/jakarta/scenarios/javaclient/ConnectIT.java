// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.IO;
import io.socket.client.Socket;
import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connecting: namespaces, auth, refusal. */
class ConnectIT {
  private static final int MANY = 200;

  @RegisterExtension static final ScenarioServer SERVER = new ScenarioServer();
  @RegisterExtension final Clients clients = new Clients(SERVER);

  @ParameterizedTest
  @EnumSource
  void aClientLearnsItsId(Transports transports) {
    Client client = clients.connect(transports);
    assertThat(client.id()).matches("[A-Za-z0-9_-]{20}");
    assertThat(client.askOne("id")).isEqualTo(client.id());
  }

  @ParameterizedTest
  @EnumSource
  void theServerGetsAuthAndQuery(Transports transports) throws Exception {
    IO.Options options = Clients.options(transports);
    options.auth = Map.of("token", "grün");
    options.query = "a=1&b=x%26y";
    Client client = clients.connect(transports, options);
    JSONObject handshake = (JSONObject) client.askOne("handshake");
    assertThat(handshake.getJSONObject("auth").toString()).isEqualTo("{\"token\":\"grün\"}");
    assertThat(handshake.getJSONObject("query").getString("a")).isEqualTo("1");
    assertThat(handshake.getJSONObject("query").getString("b")).isEqualTo("x&y");
  }

  @ParameterizedTest
  @EnumSource
  void namespacesShareAConnection(Transports transports) {
    Client main = clients.connect(transports);
    Client chat = clients.join(main, "/chat");
    Inbox welcome = chat.inbox("welcome");
    chat.socket().connect();
    assertThat(welcome.next()).containsExactly("/chat", chat.awaitConnected().id());
    assertThat(chat.id()).isNotEqualTo(main.id());
    assertThat(main.askOne("echo-ack", "still here")).isEqualTo("still here");
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownNamespaceIsRefused(Transports transports) throws Exception {
    JSONObject error = refusal(clients.open("/unknown", Clients.options(transports)));
    assertThat(error.getString("message")).isEqualTo("Invalid namespace");
    assertThat(error.has("data")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aMiddlewareRefusesWithAMessage(Transports transports) throws Exception {
    JSONObject error = refusal(clients.open("/closed", Clients.options(transports)));
    assertThat(error.getString("message")).isEqualTo("closed for today");
  }

  @ParameterizedTest
  @EnumSource
  void aMiddlewareRefusesWithDataAndLetsInWhoCorrectsHimself(Transports transports)
      throws Exception {
    IO.Options options = Clients.options(transports);
    options.auth = new HashMap<>(Map.of("token", "wrong"));
    Client client = clients.open("/guarded", options);
    JSONObject error = refusal(client);
    assertThat(error.getString("message")).isEqualTo("not authorized");
    assertThat(error.getJSONObject("data").getString("code")).isEqualTo("E_TOKEN");
    assertThat(error.getJSONObject("data").getInt("tries")).isEqualTo(3);
    options.auth.putAll(Map.of("token", "open sesame", "user", "Morgiana"));
    client.socket().connect();
    assertThat(client.awaitConnected().askOne("user")).isEqualTo("Morgiana");
  }

  private static JSONObject refusal(Client client) {
    Inbox errors = client.inbox(Socket.EVENT_CONNECT_ERROR);
    client.socket().connect();
    return (JSONObject) errors.first();
  }

  @ParameterizedTest
  @EnumSource
  void manyClientsConnectAtOnce(Transports transports) {
    List<Client> all = clients.connectAll(MANY, transports);
    assertThat(all).extracting(Client::id).doesNotHaveDuplicates();
    assertThat(all).allSatisfy(client -> assertThat(client.askOne("id")).isEqualTo(client.id()));
  }
}
