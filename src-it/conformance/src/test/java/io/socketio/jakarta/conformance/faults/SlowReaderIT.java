// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients to which 50 MB are sent and that do not take them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Undisturbed
class SlowReaderIT {
  private static final int MESSAGES = 52;
  private static final String LARGE = "42[\"message\",\"" + "x".repeat(970_000) + "\"]";

  /** A WebSocket whose peer does not take part in the closing handshake lives a while longer. */
  private static final Duration CUT = Duration.ofSeconds(60);

  @Order(2)
  @RegisterExtension
  final Wire wire = Wire.socketIo();

  @Order(1)
  @RegisterExtension
  final NothingLeft nothingLeft = new NothingLeft(wire);

  @Test
  void aWebSocketThatIsNotReadIsCutWhileOthersAreServed() {
    HealthyClients others = new HealthyClients(wire);
    WebSocketConnection deaf = wire.deafWebSocket(Wire.WEBSOCKET);
    deaf.send("40");
    CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> writeUntilCut(deaf));
    others.assertServed();
    Await.until(
        "connection cut",
        CUT,
        () -> {
          others.assertServed();
          return cut.isDone();
        });
    assertThat(cut).isCompleted();
    others.assertServed();
  }

  @Test
  void aSessionThatIsNotPolledIsEndedWhileOthersAreServed() {
    HealthyClients others = new HealthyClients(wire);
    PollingSession session = wire.polling();
    session.post("40");
    int accepted = 0;
    while (accepted < MESSAGES
        && session
            .startPost(LARGE)
            .answerOrEnd()
            .filter(answer -> answer.status() == 200)
            .isPresent()) {
      accepted++;
      others.assertServed();
    }
    session.awaitUnknown();
    others.assertServed();
  }

  private static void writeUntilCut(WebSocketConnection deaf) {
    byte[] large = Frame.text(LARGE).masked();
    byte[] small = Frame.text("42[\"message\"]").masked();
    try {
      for (int i = 0; i < MESSAGES; i++) {
        deaf.write(large);
      }
      while (true) {
        deaf.write(small);
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (IOException expected) {
      // The server has cut the connection: this is what the test waits for.
    }
  }
}
