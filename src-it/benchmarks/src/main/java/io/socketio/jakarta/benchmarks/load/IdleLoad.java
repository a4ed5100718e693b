// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/** Clients that have joined and do nothing. */
final class IdleLoad extends Members {
  private int joined;

  IdleLoad(int size) {
    super(size);
  }

  @Override
  void joined(WebSocket connection) {
    joined++;
  }

  @Override
  void event(WebSocket connection, byte[] bytes, int start, int end) {
    throw new LoadException("unexpected: " + Bytes.text(bytes, start, end));
  }

  @Override
  public boolean isRunning() {
    return joined == size();
  }

  @Override
  public long count() {
    return joined;
  }
}
