// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.containers.Http;
import io.socketio.jakarta.containers.PollingClient;
import io.socketio.jakarta.containers.TomcatServer;
import io.socketio.jakarta.containers.WebSocketClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy says of a client is believed if Tomcat is told to, and only then. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReverseProxyIT {
  private static final String[] HEADERS = {
    "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https"
  };

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void isNotBelievedByDefault(String transport) {
    Handshake handshake = handshake(transport, server -> {});

    assertThat(handshake.address()).isEqualTo("127.0.0.1");
    assertThat(handshake.secure()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void isBelievedBehindTheValve(String transport) {
    Handshake handshake =
        handshake(
            transport, server -> server.getEngine().getPipeline().addValve(new RemoteIpValve()));

    assertThat(handshake.address()).isEqualTo("203.0.113.7");
    assertThat(handshake.secure()).isTrue();
  }

  /** The handshake of a client that comes with the headers of a proxy. */
  private static Handshake handshake(String transport, Consumer<Tomcat> preparation) {
    SocketIoServer io = SocketIoServer.builder().build();
    try (TomcatServer tomcat = TomcatServer.serving(io, context -> {}, preparation)) {
      if (transport.equals("polling")) {
        poll(tomcat);
      } else {
        openWebSocket(tomcat);
      }
      return io.sockets().iterator().next().handshake();
    }
  }

  private static void poll(TomcatServer tomcat) {
    String sid = PollingClient.sid(Http.send(request(tomcat, PollingClient.PATH)));
    String session = PollingClient.PATH + "&sid=" + sid;
    Http.send(request(tomcat, session).POST(BodyPublishers.ofString("40")));
    assertThat(Http.send(request(tomcat, session)).body()).startsWith("40{");
  }

  private static HttpRequest.Builder request(TomcatServer tomcat, String path) {
    return Http.request(tomcat.http(path)).headers(HEADERS);
  }

  private static void openWebSocket(TomcatServer tomcat) {
    WebSocketClient client =
        WebSocketClient.open(tomcat.webSocket("/socket.io/?EIO=4&transport=websocket"), HEADERS);
    client.next();
    client.join();
  }
}
