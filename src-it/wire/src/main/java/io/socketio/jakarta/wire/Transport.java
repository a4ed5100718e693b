// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

/** The ways to reach the server. */
public enum Transport {
  /** HTTP long-polling. */
  POLLING {
    @Override
    public EngineClient open(Wire wire) {
      return wire.track(new PollingClient(wire));
    }
  },

  /** WebSocket from the first packet on. */
  WEBSOCKET {
    @Override
    public EngineClient open(Wire wire) {
      return wire.track(new WebSocketClient(wire.webSocket(Wire.WEBSOCKET)));
    }
  };

  /** Opens a session. */
  public abstract EngineClient open(Wire wire);
}
