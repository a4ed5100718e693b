// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;

/** Clients that connect by WebSocket, join, and close the connection. */
final class ConnectLoad implements Workload, WebSocket.Listener {
  private final int parallel;
  private Loop loop;
  private long count;

  ConnectLoad(int parallel) {
    this.parallel = parallel;
  }

  @Override
  public void start(Loop newLoop) throws IOException {
    loop = newLoop;
    for (int i = 0; i < parallel; i++) {
      next();
    }
  }

  private void next() throws IOException {
    new WebSocket(loop, "", this);
  }

  @Override
  public void opened(WebSocket connection) {
    // the server speaks first
  }

  @Override
  public void received(WebSocket connection, byte[] bytes, int start, int end) throws IOException {
    String packet = Bytes.text(bytes, start, end);
    if (packet.startsWith("0{")) {
      connection.send("40");
    } else if (packet.startsWith("40{")) {
      connection.end();
      count++;
      next();
    } else {
      throw new LoadException("unexpected: " + packet);
    }
  }

  @Override
  public boolean isRunning() {
    return count >= parallel;
  }

  @Override
  public long count() {
    return count;
  }
}
