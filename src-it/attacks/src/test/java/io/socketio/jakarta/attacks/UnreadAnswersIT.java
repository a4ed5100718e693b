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

  /** More than the network takes for one connection, and less than may wait for one client. */
  private static final int ANSWERS = 9;

  private static final String ECHO = "420[\"echo\",\"" + "x".repeat(900_000) + "\"]";

  /** What may wait for one client, once as messages and once as an answer, and some more. */
  private static final long MOST_BYTES = 40_000_000;

  @RegisterExtension final Victim victim = Victim.server();

  @Test
  void aSessionThatFetchesItsAnswersOnManyConnections() {
    long before = victim.liveBytes();
    PollingSession attacker = victim.wire().polling();
    attacker.post("40");
    for (int i = 0; i < POLLS && attacker.isKnown(); i++) {
      for (int j = 0; j < ANSWERS; j++) {
        attacker.startPost(ECHO).answerOrEnd();
      }
      victim.wire().startDeaf(Request.get(attacker.query()));
    }

    assertThat(victim.liveBytes() - before).isLessThan(MOST_BYTES);
  }
}
