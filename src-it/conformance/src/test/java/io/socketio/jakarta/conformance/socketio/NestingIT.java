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
import org.junit.jupiter.params.provider.EnumSource;

/** How deep a payload may be, the array of the event counted as its first level. */
class NestingIT {
  private static final int LEVELS = 512;

  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void anEventMayHave512Levels(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("42[\"message\"," + nested(LEVELS - 1) + "]");
    assertThat(client.next()).isEqualTo("42[\"message-back\"," + nested(LEVELS - 1) + "]");
  }

  @ParameterizedTest
  @EnumSource
  void anEventWithMoreLevelsEndsTheConnection(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("42[\"message\"," + nested(LEVELS) + "]");
    assertThat(client.awaitEnd()).isEmpty();
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }
}
