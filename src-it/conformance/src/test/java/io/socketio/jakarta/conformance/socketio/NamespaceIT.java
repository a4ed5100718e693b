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

/** Several namespaces on one session. */
class NamespaceIT {
  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void namespacesAreJoinedIndependently(Transport transport) {
    EngineClient client = transport.open(wire);
    SocketIo.joinCustom(client);
    SocketIo.joinMain(client);
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @CsvSource({
    "POLLING, 41/custom",
    "WEBSOCKET, 41/custom",
    "POLLING, '41/custom,'",
    "WEBSOCKET, '41/custom,'"
  })
  void leavingOneNamespaceKeepsTheOthers(Transport transport, String disconnect) {
    EngineClient client = SocketIo.connect(transport, wire);
    SocketIo.joinCustom(client);
    client.send(disconnect);
    SocketIo.assertAlive(client);
    SocketIo.joinCustom(client);
  }

  @ParameterizedTest
  @CsvSource({"POLLING, 41", "WEBSOCKET, 41", "POLLING, '41/,'", "WEBSOCKET, '41/,'"})
  void leavingTheLastNamespaceKeepsTheSession(Transport transport, String disconnect) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send(disconnect);
    SocketIo.joinCustom(client);
    SocketIo.joinMain(client);
    SocketIo.assertAlive(client);
  }

  @ParameterizedTest
  @EnumSource
  void aNamespaceThatWasLeftTakesNoEvents(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    SocketIo.joinCustom(client);
    client.send("41/custom,");
    SocketIo.assertAlive(client);
    client.send("42/custom,[\"message\",1]");
    assertThat(client.awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEventReachesItsNamespaceAlone(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    SocketIo.joinCustom(client);
    client.send("42/custom,[\"message\",\"nobody listens here\"]");
    SocketIo.assertAlive(client);
  }
}
