// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** The transports of Engine.IO that this server speaks. */
public enum TransportName {
  /** HTTP long polling. */
  POLLING("polling"),
  /** WebSocket. */
  WEBSOCKET("websocket");

  private final String wireName;

  TransportName(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The name on the wire.
   *
   * @return {@code polling} or {@code websocket}
   */
  public String wireName() {
    return wireName;
  }
}
