// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that does not read what is sent to it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StalledClientIT {
  private static final int MAX_BUFFERED_BYTES = 4_000_000;
  private static final int MESSAGES = 50;
  private static final String MEGABYTE = "x".repeat(1_000_000);
  private static final int STALLED = 10;
  private static final int BURST = 100;
  private static final String KILOBYTE = "x".repeat(1_000);

  private final SocketIoServer io =
      SocketIoServer.builder()
          .options(
              SocketIoOptions.builder()
                  .engine(engine -> engine.maxBufferedBytes(MAX_BUFFERED_BYTES))
                  .build())
          .build();

  @ParameterizedTest
  @EnumSource
  void isCutWhileAnotherIsServed(Transport transport) {
    CompletableFuture<DisconnectReason> cut = new CompletableFuture<>();
    try (TomcatServer tomcat = TomcatServer.serving(io);
        Client stalled = transport.open(tomcat).join()) {
      Socket socket = io.sockets().iterator().next();
      socket.onDisconnect(cut::complete);
      try (Client healthy = Transport.WEBSOCKET.open(tomcat).join()) {
        stalled.stopReading();
        for (int i = 0; i < MESSAGES; i++) {
          socket.emit("megabyte", MEGABYTE);
          healthy.assertServed();
        }

        assertThat(Await.result("cut", cut)).isEqualTo(DisconnectReason.TRANSPORT_ERROR);
        healthy.assertServed();
        assertThat(io.sockets()).hasSize(1).doesNotContain(socket);
        assertThat(io.engine().clientsCount()).isEqualTo(1);
      }
    }
  }

  /** More than can be written to in batches at a time; their small messages gather to batches. */
  @Test
  void manyAreCutWhileAnotherIsServed() {
    Deque<Client> stalled = new ArrayDeque<>();
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      for (int i = 0; i < STALLED; i++) {
        stalled.add(Transport.WEBSOCKET.open(tomcat).join());
      }
      List<Socket> sockets = List.copyOf(io.sockets());
      stalled.forEach(Client::stopReading);
      try (Client healthy = Transport.WEBSOCKET.open(tomcat).join()) {
        while (sockets.stream().anyMatch(Socket::connected)) {
          sockets.forEach(StalledClientIT::burst);
          healthy.assertServed();
        }
        assertThat(io.sockets()).hasSize(1).doesNotContainAnyElementsOf(sockets);
      }
    } finally {
      stalled.forEach(Client::close);
    }
  }

  private static void burst(Socket socket) {
    for (int i = 0; i < BURST; i++) {
      socket.emit("kilobyte", KILOBYTE);
    }
  }
}
