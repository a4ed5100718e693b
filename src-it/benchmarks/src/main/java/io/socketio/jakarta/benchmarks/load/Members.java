// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Opens a number of WebSockets that join the main namespace, some at a time. */
abstract class Members implements Workload, WebSocket.Listener {
  private static final int AT_ONCE = 64;
  private static final byte[] OPEN = Bytes.of("0{");
  private static final byte[] JOINED = Bytes.of("40{");

  private final int size;
  private final List<WebSocket> all = new ArrayList<>();
  private Loop loop;
  private int requested;

  Members(int size) {
    this.size = size;
  }

  @Override
  public final void start(Loop newLoop) throws IOException {
    loop = newLoop;
    for (int i = 0; i < Math.min(AT_ONCE, size); i++) {
      openNext();
    }
  }

  private void openNext() throws IOException {
    if (requested < size) {
      requested++;
      all.add(new WebSocket(loop, "", this));
    }
  }

  @Override
  public void opened(WebSocket connection) {
    // the server speaks first
  }

  @Override
  public final void received(WebSocket connection, byte[] bytes, int start, int end)
      throws IOException {
    if (Bytes.startsWith(OPEN, bytes, start)) {
      connection.send("40");
    } else if (Bytes.startsWith(JOINED, bytes, start)) {
      openNext();
      joined(connection);
    } else {
      event(connection, bytes, start, end);
    }
  }

  final int size() {
    return size;
  }

  final List<WebSocket> all() {
    return all;
  }

  abstract void joined(WebSocket connection) throws IOException;

  abstract void event(WebSocket connection, byte[] bytes, int start, int end) throws IOException;
}
