// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Events that come back, each client with some in flight. */
final class EchoLoad extends Members {
  private final int window;
  private final boolean ack;
  private final Map<WebSocket, Progress> clients = new HashMap<>();
  private long count;

  /** What one client has sent, and what it has got. */
  private static final class Progress {
    long sent;
    long received;
  }

  EchoLoad(int size, int window, boolean ack) {
    super(size);
    this.window = window;
    this.ack = ack;
  }

  @Override
  void joined(WebSocket connection) throws IOException {
    Progress progress = new Progress();
    clients.put(connection, progress);
    for (int i = 0; i < window; i++) {
      send(connection, progress);
    }
  }

  private void send(WebSocket connection, Progress progress) throws IOException {
    long number = progress.sent++;
    String payload = Payload.text(number);
    connection.send(
        ack
            ? "42" + number + "[\"echo-ack\",\"" + payload + "\"]"
            : "42[\"echo\",\"" + payload + "\"]");
  }

  @Override
  void event(WebSocket connection, byte[] bytes, int start, int end) throws IOException {
    Progress progress = clients.get(connection);
    long number = progress.received++;
    String payload = Payload.text(number);
    String expected =
        ack ? "43" + number + "[\"" + payload + "\"]" : "42[\"echo\",\"" + payload + "\"]";
    Bytes.expect(Bytes.of(expected), bytes, start, end);
    count++;
    send(connection, progress);
  }

  @Override
  public boolean isRunning() {
    return clients.size() == size();
  }

  @Override
  public long count() {
    return count;
  }
}
