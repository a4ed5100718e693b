// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import org.junit.jupiter.api.Test;

/** The path at which the WebSocket endpoint is registered with the container. */
class HiddenEndpointIT {
  @Test
  void refusesWhoeverComesPastTheServlet() {
    SocketIoServer io = SocketIoServer.builder().build();
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      int status =
          WebSocketClient.refusal(
              tomcat.webSocket("/.socketio-jakarta/0?EIO=4&transport=websocket"));

      assertThat(status).isEqualTo(403);
      assertThat(io.engine().clientsCount()).isZero();
    }
  }
}
