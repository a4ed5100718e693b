// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.EngineStatistics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that stop talking while their TCP connection stays open. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SilenceIT {
  private static final EngineStatistics NOTHING = new EngineStatistics(0, 0, 0);
  private static final Duration SOON = Duration.ofMillis(500);
  private static final int STRANGERS = 500;

  @ParameterizedTest
  @EnumSource
  void clientThatAnswersNoPingIsDisconnected(Transport transport) {
    SocketIoServer io = server(engine -> engine.pingInterval(SOON).pingTimeout(SOON));
    CompletableFuture<DisconnectReason> end = new CompletableFuture<>();
    io.onDisconnect((socket, reason) -> end.complete(reason));
    try (TomcatServer tomcat = TomcatServer.serving(io);
        Client silent = transport.open(tomcat).join()) {
      silent.stopReading();

      assertThat(Await.result("disconnect", end)).isEqualTo(DisconnectReason.PING_TIMEOUT);
      assertNothingLeft(io);
    }
  }

  @Test
  void abandonedUpgradeLeavesNoTimer() {
    SocketIoServer io = server(engine -> engine.upgradeTimeout(SOON));
    try (TomcatServer tomcat = TomcatServer.serving(io);
        PollingClient client = PollingClient.open(tomcat.http(PollingClient.PATH))) {
      client.join();
      int timers = io.engine().statistics().timers();
      try (Client probe =
          WebSocketClient.open(
              tomcat.webSocket("/socket.io/?EIO=4&transport=websocket&sid=" + client.sid()))) {
        probe.send("2probe");
        assertThat(probe.next()).isEqualTo("3probe");
        assertThat(io.engine().statistics().timers()).isGreaterThan(timers);

        Await.until("probe closed", probe::ended);

        Await.until("no timer", () -> io.engine().statistics().timers() == timers);
        client.assertServed();
      }
    }
  }

  @Test
  void connectionsThatNeverJoinAreClosed() {
    SocketIoServer io =
        SocketIoServer.builder()
            .options(SocketIoOptions.builder().connectTimeout(SOON).build())
            .build();
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      List<Client> strangers =
          IntStream.range(0, STRANGERS).mapToObj(i -> Transport.ofClient(i).open(tomcat)).toList();

      Await.until("all closed", () -> strangers.stream().allMatch(Client::ended));
      assertNothingLeft(io);
    }
  }

  private static SocketIoServer server(Consumer<EngineOptions.Builder> changes) {
    return SocketIoServer.builder()
        .options(SocketIoOptions.builder().engine(changes).build())
        .build();
  }

  private static void assertNothingLeft(SocketIoServer io) {
    Await.until(
        "nothing left: " + io.engine().statistics(),
        () -> io.engine().statistics().equals(NOTHING));
    assertThat(io.sockets()).isEmpty();
    assertThat(io.rooms()).isEmpty();
  }
}
