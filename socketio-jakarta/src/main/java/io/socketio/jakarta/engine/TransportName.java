// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.Locale;

/** The transports of Engine.IO that this server speaks. */
public enum TransportName {
  /** HTTP long polling. */
  POLLING,
  /** WebSocket. */
  WEBSOCKET;

  /**
   * The name on the wire.
   *
   * @return {@code polling} or {@code websocket}
   */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
