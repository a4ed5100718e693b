// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;

/** Opens a number of WebSockets that join the main namespace, some at a time. */
abstract class Members implements Workload, WebSocket.Listener {
  private static final int AT_ONCE = 64;
  private static final byte[] OPEN = Bytes.of("0{");

  private final int size;
  private final int atOnce;
  private final String connect;
  private final byte[] connected;
  private Loop loop;
  private int requested;

  /**
   * Clients of one namespace.
   *
   * @param namespace what stands in packets: nothing, or a name and a comma
   */
  Members(int size, String namespace) {
    this(size, namespace, AT_ONCE);
  }

  Members(int size, String namespace, int atOnce) {
    this.size = size;
    this.atOnce = atOnce;
    connect = "40" + namespace;
    connected = Bytes.of(connect + "{");
  }

  @Override
  public void start(Loop newLoop) throws IOException {
    loop = newLoop;
    for (int i = 0; i < Math.min(atOnce, size); i++) {
      openNext();
    }
  }

  private void openNext() throws IOException {
    if (requested < size) {
      requested++;
      open();
    }
  }

  /** Opens one more. */
  final void open() throws IOException {
    new WebSocket(loop, "", this);
  }

  @Override
  public void opened(WebSocket connection) {
    // the server speaks first
  }

  @Override
  public final void received(WebSocket connection, byte[] bytes, int start, int end)
      throws IOException {
    if (Bytes.startsWith(OPEN, bytes, start)) {
      connection.send(connect);
    } else if (Bytes.startsWith(connected, bytes, start)) {
      openNext();
      joined(connection);
    } else {
      event(connection, bytes, start, end);
    }
  }

  final int size() {
    return size;
  }

  abstract void joined(WebSocket connection) throws IOException;

  abstract void event(WebSocket connection, byte[] bytes, int start, int end) throws IOException;
}
