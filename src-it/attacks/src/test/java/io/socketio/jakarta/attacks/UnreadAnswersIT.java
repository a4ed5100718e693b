// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that ask for much and read nothing. */
class UnreadAnswersIT {
  private static final int POLLS = 20;

  /** More than the network takes for one connection, and less than may wait for one client. */
  private static final int ANSWERS = 9;

  /** More than may wait for one client. */
  private static final int TOO_MANY_ANSWERS = 14;

  private static final int WEB_SOCKETS = 15;

  /** Less than one answer to each of them. */
  private static final long MOST_BYTES_OF_THE_CUT = 8_000_000;

  /** Half of the time that Tomcat waits for an answer to its closing handshake. */
  private static final Duration SOON = Duration.ofSeconds(15);

  private static final Duration BETWEEN_COLLECTIONS = Duration.ofMillis(200);

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

  /** They keep their connections, and must not keep by that what was to be written to them. */
  @Test
  void webSocketsThatAreCutForIt() {
    long before = victim.liveBytes();
    for (int i = 0; i < WEB_SOCKETS; i++) {
      WebSocketConnection attacker = victim.wire().deafWebSocket(Wire.WEBSOCKET);
      attacker.send("40");
      for (int j = 0; j < TOO_MANY_ANSWERS; j++) {
        attacker.send(ECHO);
      }
    }

    Await.until(
        "what was not read is free",
        SOON,
        BETWEEN_COLLECTIONS,
        () -> victim.liveBytes() - before < MOST_BYTES_OF_THE_CUT);
  }
}
