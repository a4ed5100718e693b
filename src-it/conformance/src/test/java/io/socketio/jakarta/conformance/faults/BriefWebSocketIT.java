// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.HttpRoute;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** WebSockets that end as soon as they are open, some of them while their handshake is served. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Undisturbed
class BriefWebSocketIT {
  private static final int TIMES = 300;

  @Order(2)
  @RegisterExtension
  final Wire socketIo = Wire.socketIo();

  @Order(2)
  @RegisterExtension
  final Wire engineIo = Wire.engineIo();

  @Order(1)
  @RegisterExtension
  final NothingLeft nothingLeft = new NothingLeft(socketIo);

  @Test
  void endsOfWebSocketsAtOnceDisturbNobody() {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> others = CompletableFuture.runAsync(() -> pollUntil(over));
    try {
      for (int i = 0; i < TIMES; i++) {
        open(i % 3);
      }
    } finally {
      over.set(true);
    }
    others.join();
    HealthyClients.assertServed(socketIo);
  }

  private void open(int end) {
    try (WebSocketConnection connection = engineIo.webSocketWithPings(Wire.WEBSOCKET)) {
      if (end == 0) {
        connection.abort();
      } else if (end == 1) {
        connection.trySend(new Frame(true, Frame.CLOSE, ByteBuffer.allocate(0)).masked());
      } else {
        connection.send("no packet");
        connection.closed();
      }
    }
  }

  private void pollUntil(AtomicBoolean over) {
    try (HttpRoute route = new HttpRoute(engineIo)) {
      while (!over.get()) {
        Answer open = route.send(Request.get(Wire.POLLING)).answer();
        assertThat(open.status()).as("%s", open).isEqualTo(200);
        String sid = Jsons.object(open.packets().get(0).substring(1)).getString("sid");
        Answer ok = route.send(Request.post(Wire.POLLING + "&sid=" + sid, "1")).answer();
        assertThat(ok.text()).as("%s", ok).isEqualTo("ok");
      }
    }
  }
}
