// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * The answer to a WebSocket handshake, kept back until the WebSocket takes messages.
 *
 * <p>Tyrus (Payara 6.2025.10, GlassFish 7.0.21) sends the answer inside the upgrade call but takes
 * over the connection only after the servlet has returned. A client that is heard in between, as
 * one that upgrades from polling may be, stops the thread for good: it waits for a latch that it
 * would open itself. The other containers send the answer by themselves.
 */
final class HeldResponse extends HttpServletResponseWrapper {
  private volatile boolean held;

  HeldResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void flushBuffer() {
    held = true;
  }

  /** Sends what is held back, whatever a filter would do with it. */
  void release() throws IOException {
    if (held) {
      Wrappers.original(getResponse()).flushBuffer();
    }
  }
}
