// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Payload;
import io.socketio.jakarta.wire.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets whose last attachment does not come. */
class IncompleteIT {
  private static final int MANY = 60;

  /** Over polling they are a third longer, and come in one request. */
  private static final String ATTACHMENT = Payload.binary(new byte[700_000]);

  /** Of more than 40 MB that the attackers have sent: what may be held on that server, twice. */
  private static final long MOST_BYTES = 20 << 20;

  private static final Duration ENDS = Duration.ofSeconds(10);

  @RegisterExtension final Victim victim = Victim.at("small");

  @ParameterizedTest
  @EnumSource
  void attachmentsThatDoNotCome(Transport transport) {
    long before = victim.liveBytes();
    List<EngineClient> attackers = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      EngineClient attacker = victim.attacker(transport);
      attacker.send("452-1[\"object\",{}]", ATTACHMENT);
      attackers.add(attacker);
    }
    attackers.get(0).awaitEnd();
    Await.until(
        "those that were given up have ended",
        ENDS,
        () -> victim.liveBytes() < before + MOST_BYTES);

    EngineClient last = attackers.get(MANY - 1);
    last.send(Payload.binary((byte) 1));
    assertThat(last.next()).isEqualTo("431[]");
  }
}
