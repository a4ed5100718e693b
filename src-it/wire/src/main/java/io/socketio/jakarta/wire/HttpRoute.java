// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

/** Sends requests one after the other over one kept-alive connection, renewed when it has ended. */
public final class HttpRoute implements AutoCloseable {
  private final Wire wire;
  private HttpConnection connection;
  private boolean closed;

  /** Connects. */
  public HttpRoute(Wire wire) {
    this.wire = wire;
    this.connection = wire.connect();
  }

  /** Writes a request without waiting for its answer. */
  public synchronized Exchange send(Request request) {
    if (!closed && !connection.isOpen()) {
      connection.close();
      connection = wire.connect();
    }
    return connection.send(request);
  }

  @Override
  public synchronized void close() {
    closed = true;
    connection.close();
  }
}
