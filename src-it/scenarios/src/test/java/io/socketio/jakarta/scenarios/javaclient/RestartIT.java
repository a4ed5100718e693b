// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.IO;
import io.socket.client.Socket;
import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.FixtureProcess;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that dies, and one that shuts down. */
@Tag("own-server")
class RestartIT {
  @RegisterExtension static final ScenarioServer SERVER = new ScenarioServer();
  @RegisterExtension final Clients clients = new Clients(SERVER);

  @ParameterizedTest
  @EnumSource
  void theClientComesBackToAServerThatWasKilled(Transports transports) {
    Client client;
    int port;
    String id;
    try (FixtureProcess server = ScenarioServer.another(0)) {
      client = connect(server, transports);
      port = server.port();
      id = client.id();
      Inbox reasons = client.inbox(Socket.EVENT_DISCONNECT);
      server.kill();
      assertThat((String) reasons.first()).startsWith("transport ");
    }
    Inbox echoes = client.inbox("echo");
    client.emit("echo", "written while nobody was there");
    try (FixtureProcess successor = ScenarioServer.another(port)) {
      assertThat(successor.port()).isEqualTo(port);
      assertThat(echoes.first()).isEqualTo("written while nobody was there");
      assertThat(client.id()).isNotEqualTo(id);
      client.socket().disconnect();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatShutsDownTellsItsClients(Transports transports) {
    FixtureProcess server = ScenarioServer.another(0);
    try (server) {
      Client client = connect(server, transports);
      String id = client.id();
      Inbox reasons = client.inbox(Socket.EVENT_DISCONNECT);
      server.close();
      if (transports == Transports.POLLING) {
        // Over WebSocket this client does not look at a close frame.
        assertThat((String) reasons.first()).startsWith("transport ");
      }
      assertThat(server.output()).contains("LEFT " + id + " server shutting down");
      assertThat(client.socket().isActive()).isTrue();
    }
  }

  private Client connect(FixtureProcess server, Transports transports) {
    IO.Options options = Clients.fast(transports);
    options.auth = Map.of("token", "kept");
    Client client = clients.open(server.url(), "/", options);
    client.socket().connect();
    return client.awaitConnected().awaitUpgrade(transports);
  }
}
