// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a container switches protocols, and hands the connection over to the engine. */
interface WebSocketDoor {
  /**
   * Switches protocols, on the thread of the servlet. Exactly one method of what was granted is
   * called, on any thread: the connection is open, or was given up.
   *
   * @param granted by the engine; its headers are on the response already
   * @param response not answered yet; is answered in any case, also where the container refuses
   */
  void open(
      Granted granted,
      EngineOptions options,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException;
}
