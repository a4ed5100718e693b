// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Transport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that are in as many namespaces as a connection may be. */
class NamespaceIT {
  private static final int MANY = 50;
  private static final int NAMESPACES = 255;

  /** What the sockets may take on that server, twice. */
  private static final long MOST_BYTES = 20 << 20;

  @RegisterExtension final Victim victim = Victim.at("small");

  @Test
  void clientsInHundredsOfNamespaces() {
    long before = victim.liveBytes();
    String[] connects =
        IntStream.range(0, NAMESPACES).mapToObj(i -> "40/n" + i + ",").toArray(String[]::new);
    int refused = 0;
    for (int i = 0; i < MANY; i++) {
      EngineClient attacker = victim.attacker(Transport.POLLING);
      attacker.send(connects);
      for (int j = 0; j < NAMESPACES; j++) {
        String answer = attacker.next();
        refused += answer.startsWith("44") ? 1 : 0;
        assertThat(answer).matches("40.*|44.*Too many sockets\"}");
      }
    }
    assertThat(refused).isPositive();
    assertThat(victim.liveBytes()).isLessThan(before + MOST_BYTES);
    victim.attacker(Transport.WEBSOCKET);
  }
}
