// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand events in order, both ways. */
class OrderIT {
  private static final int EVENTS = 1_000;
  private static final int BATCH = 50;

  @RegisterExtension static final ScenarioServer SERVER = new ScenarioServer();
  @RegisterExtension final Clients clients = new Clients(SERVER);

  @ParameterizedTest
  @EnumSource
  void aThousandEventsKeepTheirOrderBothWays(Transports transports) {
    Client client = clients.connect(transports);
    Inbox echoes = client.inbox("echo");
    Inbox numbers = client.inbox("number");
    client.emit("count", EVENTS);
    IntStream.range(0, EVENTS).forEach(i -> client.emit("echo", i));
    assertThat(echoes.firsts(EVENTS)).isEqualTo(upTo(EVENTS));
    assertThat(numbers.firsts(EVENTS)).isEqualTo(upTo(EVENTS));
  }

  @Test
  void eventsKeepTheirOrderAcrossTheUpgrade() {
    CountDownLatch begun = new CountDownLatch(1);
    Client client = clients.open("/", Clients.upgrading(begun));
    client.socket().connect();
    client.awaitConnected();
    Inbox echoes = client.inbox("echo");
    Inbox numbers = client.inbox("number");
    assertThat(isUpgraded(client)).isFalse();
    client.emit("count", EVENTS);
    int total = 0;
    int before = 0;
    boolean upgraded = false;
    while (total < before + EVENTS) {
      for (int i = 0; i < BATCH; i++) {
        client.emit("echo", total++);
      }
      begun.countDown();
      upgraded |= isUpgraded(client);
      before = upgraded ? before : total;
    }
    assertThat(echoes.firsts(total)).isEqualTo(upTo(total));
    assertThat(numbers.firsts(EVENTS)).isEqualTo(upTo(EVENTS));
  }

  private static boolean isUpgraded(Client client) {
    return Transports.UPGRADE.last().equals(client.askOne("transport"));
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }
}
