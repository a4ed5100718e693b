// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

/** The ways to connect. */
public enum Transport {
  POLLING {
    @Override
    public Client open(TomcatServer tomcat, String path) {
      return PollingClient.open(tomcat.http(path + "?EIO=4&transport=polling"));
    }
  },
  WEBSOCKET {
    @Override
    public Client open(TomcatServer tomcat, String path) {
      WebSocketClient client =
          WebSocketClient.open(tomcat.webSocket(path + "?EIO=4&transport=websocket"));
      client.next();
      return client;
    }
  };

  /** Opens a session that has not joined a namespace. */
  public abstract Client open(TomcatServer tomcat, String path);

  /** One half of many clients polls, the other uses WebSockets. */
  public static Transport ofClient(int number) {
    return number % 2 == 0 ? POLLING : WEBSOCKET;
  }

  Client open(TomcatServer tomcat) {
    return open(tomcat, "/socket.io/");
  }
}
