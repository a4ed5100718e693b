// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that ask for much and read nothing. */
class UnreadAnswersIT {
  private static final int POLLS = 20;
  private static final int EVENTS = 100_000;

  /** What the option allows to one client, for each of its forms, and the buffers of Tomcat. */
  private static final long MOST_BYTES = 40_000_000;

  @RegisterExtension final Victim victim = Victim.server();

  @Test
  void aSessionThatFetchesItsEventsOnManyConnections() {
    long before = victim.liveBytes();
    PollingSession attacker = victim.wire().polling();
    attacker.post("40");
    for (int i = 0; i < POLLS && attacker.isKnown(); i++) {
      attacker.startPost("42[\"want\"," + EVENTS + "]");
      victim.wire().startDeaf(Request.get(attacker.query()));
    }

    assertThat(victim.liveBytes() - before).isLessThan(MOST_BYTES);
  }
}
