// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that does not read what is sent to it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StalledClientIT {
  private static final int MAX_BUFFERED_BYTES = 4_000_000;
  private static final int MESSAGES = 50;
  private static final String MEGABYTE = "x".repeat(1_000_000);

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
}
