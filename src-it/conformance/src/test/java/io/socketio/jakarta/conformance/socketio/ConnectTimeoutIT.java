// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that join no namespace. */
class ConnectTimeoutIT {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration CONNECT_TIMEOUT_OVER = Duration.ofMillis(1500);
  private static final Duration SLACK = Duration.ofMillis(100);

  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void aSessionWithoutNamespaceIsEnded(Transport transport) {
    long start = System.nanoTime();
    EngineClient client = transport.open(wire);
    assertThat(client.awaitEnd()).isEmpty();
    assertThat(since(start)).isGreaterThan(CONNECT_TIMEOUT.minus(SLACK));
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedNamespaceIsNone(Transport transport) {
    Attempts.assertOneSucceeds(
        () -> {
          EngineClient client = transport.open(wire);
          client.send("40/unknown,");
          assertThat(client.awaitEnd())
              .hasSize(1)
              .allMatch(packet -> packet.startsWith("44/unknown,"));
        });
  }

  @ParameterizedTest
  @EnumSource
  void aJoinedNamespaceStopsTheTimeout(Transport transport) {
    Attempts.assertOneSucceeds(
        () -> {
          EngineClient client = SocketIo.connect(transport, wire);
          awaitTimeout();
          SocketIo.assertAlive(client);
        });
  }

  @ParameterizedTest
  @EnumSource
  void anyNamespaceWillDo(Transport transport) {
    Attempts.assertOneSucceeds(
        () -> {
          EngineClient client = transport.open(wire);
          SocketIo.joinCustom(client);
          awaitTimeout();
          SocketIo.joinMain(client);
        });
  }

  @ParameterizedTest
  @EnumSource
  void leavingTheLastNamespaceDoesNotRestartIt(Transport transport) {
    Attempts.assertOneSucceeds(
        () -> {
          EngineClient client = SocketIo.connect(transport, wire);
          client.send("41");
          awaitTimeout();
          SocketIo.joinMain(client);
        });
  }

  private static void awaitTimeout() {
    long start = System.nanoTime();
    Await.until("the timeout is over", () -> since(start).compareTo(CONNECT_TIMEOUT_OVER) > 0);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
