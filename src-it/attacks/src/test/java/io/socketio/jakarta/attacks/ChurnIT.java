// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Transport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that come and go. */
class ChurnIT {
  private static final int MANY = 300;

  @RegisterExtension final Victim victim = Victim.server();

  @ParameterizedTest
  @EnumSource
  void clientsThatLeaveWithoutAWord(Transport transport) {
    for (int i = 0; i < MANY; i++) {
      try (EngineClient attacker = victim.attacker(transport)) {
        attacker.send("420[\"object\",{\"nobody\":\"waits for the answer\"}]");
      }
    }
  }
}
