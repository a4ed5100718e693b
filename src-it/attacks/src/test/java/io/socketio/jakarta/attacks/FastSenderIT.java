// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Transport;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that send faster than their handlers run, over connections that have no end. */
class FastSenderIT {
  /** More than the server has threads for what it is sent. */
  private static final int MANY = 30;

  /** More than may wait for the handlers of one client. */
  private static final int EVENTS = 400;

  @RegisterExtension final Victim victim = Victim.at("few-threads");

  @Test
  void clientsWhoseHandlersAreBusy() {
    List<EngineClient> attackers =
        Stream.generate(() -> victim.attacker(Transport.WEBSOCKET)).limit(MANY).toList();
    for (int i = 0; i < MANY; i++) {
      attackers.get(i).send("42[\"hold\",\"fast " + i + "\"]");
      attackers.get(i).send(events());
    }
    victim.assertServesOthers();
    for (int i = 0; i < MANY; i++) {
      victim.release("fast " + i);
    }
    for (EngineClient attacker : attackers) {
      assertThat(attacker.next()).isEqualTo("42[\"held\"]");
      for (int id = 0; id < EVENTS; id++) {
        assertThat(attacker.next()).isEqualTo("43" + id + "[" + id + "]");
      }
    }
  }

  private static String[] events() {
    return IntStream.range(0, EVENTS)
        .mapToObj(id -> "42" + id + "[\"echo\"," + id + "]")
        .toArray(String[]::new);
  }
}
