// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Clients that join, in a second attempt if need be, and do nothing then. */
final class IdleLoad extends Members {
  private final Set<WebSocket> joined = new HashSet<>();
  private int retries;

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
    joined.add(connection);
  }

  @Override
  void event(WebSocket connection, byte[] bytes, int start, int end) {
    throw new LoadException("unexpected: " + Bytes.text(bytes, start, end));
  }

  @Override
  public void ended(WebSocket connection, String why) throws IOException {
    if (joined.contains(connection) || retries == size()) {
      throw new LoadException(why);
    }
    retries++;
    open();
  }

  /** How often a client had to try again. */
  int retries() {
    return retries;
  }

  @Override
  public boolean isRunning() {
    return joined.size() == size();
  }

  @Override
  public long count() {
    return joined.size();
  }
}
