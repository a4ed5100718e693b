// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.function.Function;

/** A granted WebSocket handshake. It reserves nothing, so there is nothing to undo. */
final class Grant implements EngineGateway.Granted {
  private final ResponseHeaders headers;
  private final Function<WebSocketChannel, WebSocketReceiver> opener;

  Grant(ResponseHeaders headers, Function<WebSocketChannel, WebSocketReceiver> opener) {
    this.headers = headers;
    this.opener = opener;
  }

  @Override
  public ResponseHeaders headers() {
    return headers;
  }

  @Override
  public WebSocketReceiver open(WebSocketChannel channel) {
    return opener.apply(channel);
  }

  @Override
  public void abandon() {}
}
