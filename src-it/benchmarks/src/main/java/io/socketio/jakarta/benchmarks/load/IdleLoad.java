// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/** Clients that have joined and do nothing. */
final class IdleLoad extends Members {
  private int joined;

  /**
   * A crowd.
   *
   * @param size how many clients
   * @param atOnce how many of them connect at a time
   */
  IdleLoad(int size, int atOnce) {
    super(size, "", atOnce);
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
