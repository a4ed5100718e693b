// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Transport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients whose auth is as long as a message may be. */
class AuthIT {
  private static final int MANY = 100;
  private static final String AUTH = "x".repeat(900_000);

  /** Of more than 90 MB that the attackers have sent. */
  private static final long MOST_BYTES = 24 << 20;

  @RegisterExtension final Victim victim = Victim.server();

  @ParameterizedTest
  @EnumSource
  void longAuth(Transport transport) {
    long before = victim.liveBytes();
    for (int i = 0; i < MANY; i++) {
      EngineClient attacker = transport.open(victim.wire());
      attacker.send("40{\"token\":\"" + AUTH + "\"}");
      assertThat(attacker.next()).isEqualTo("44{\"message\":\"Too much auth data\"}");
    }
    assertThat(victim.liveBytes()).isLessThan(before + MOST_BYTES);
    victim.assertServesOthers();
  }
}
