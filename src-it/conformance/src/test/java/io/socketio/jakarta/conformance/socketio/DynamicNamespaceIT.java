// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Namespaces that come into being when clients ask for them. */
class DynamicNamespaceIT {
  /** The default of the server: so many namespaces can one connection be in. */
  private static final int MAX_NAMESPACES = 256;

  @RegisterExtension final Wire wire = Wire.socketIo();

  private static void join(EngineClient client, String namespace) {
    client.send("40" + namespace + ",");
    assertThat(client.next()).startsWith("40" + namespace + ",{\"sid\":\"");
    assertThat(client.next()).isEqualTo("42" + namespace + ",[\"welcome\",\"" + namespace + "\"]");
  }

  @ParameterizedTest
  @EnumSource
  void aNameThatThePatternMatchesIsJoined(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    join(client, "/team-red");
    join(client, "/team-\u00fc 1");
    SocketIo.assertAlive(client);
    client.send("41/team-red,");
    join(client, "/team-red");
  }

  @ParameterizedTest
  @CsvSource({
    "POLLING, /team-", "WEBSOCKET, /team-",
    "POLLING, /team-red/one", "WEBSOCKET, /team-red/one",
    "POLLING, /my/team-red", "WEBSOCKET, /my/team-red",
    "POLLING, /_0", "WEBSOCKET, /_0"
  })
  void anyOtherNameIsRefused(Transport transport, String namespace) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("40" + namespace + ",");
    assertThat(client.next()).isEqualTo("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @EnumSource
  void aNameThatIsTooLongIsRefused(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    String longest = "/team-" + "x".repeat(250);
    join(client, longest);
    client.send("40" + longest + "x,");
    assertThat(client.next()).startsWith("44" + longest + "x,");
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionIsKeptFromJoiningWithoutEnd(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    for (int i = 1; i < MAX_NAMESPACES; i++) {
      join(client, "/team-" + i);
    }
    client.send("40/team-more,");
    assertThat(client.next()).isEqualTo("44/team-more,{\"message\":\"Too many namespaces\"}");
    SocketIo.assertAlive(client);
    client.send("41/team-1,");
    join(client, "/team-more");
  }

  @ParameterizedTest
  @EnumSource
  void anEventBeforeTheNamespaceExistsEndsTheSession(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("42/team-unborn,[\"message\",1]");
    assertThat(client.awaitEnd()).isEmpty();
  }
}
