// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Namespaces that clients make up, and whose events are kept for those who might come back. */
class RecoveryIT {
  private static final int NAMESPACES = 100;
  private static final int EVENTS = 1_000;

  /** Of more than 30 MB: what that server keeps, twice. */
  private static final long MOST_BYTES = 20 << 20;

  @RegisterExtension final Victim victim = Victim.at("recovery");

  @Test
  void eventsInManyNamespaces() {
    long before = victim.liveBytes();
    EngineClient attacker = victim.attacker(Transport.WEBSOCKET);
    for (int i = 0; i < NAMESPACES; i++) {
      String namespace = "/n" + i + ",";
      attacker.send("40" + namespace);
      assertThat(attacker.next()).startsWith("40" + namespace);
      attacker.send("42" + namespace + "[\"want\"," + EVENTS + "]");
      for (int j = 0; j < EVENTS; j++) {
        assertThat(attacker.next()).startsWith("42" + namespace);
      }
    }
    assertThat(victim.liveBytes()).isLessThan(before + MOST_BYTES);
  }
}
