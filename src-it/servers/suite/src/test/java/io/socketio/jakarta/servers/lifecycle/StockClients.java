// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.lifecycle;

import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import io.socketio.jakarta.containers.Await;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Stock clients that come back soon when they have lost their server. */
final class StockClients implements AutoCloseable {
  private static final OkHttpClient HTTP = http();

  private final List<Socket> sockets;

  /** Connects some of each transport. */
  StockClients(URI server) {
    sockets =
        Stream.of(Polling.NAME, WebSocket.NAME, Polling.NAME, WebSocket.NAME)
            .map(transport -> IO.socket(server.resolve("/"), options(server, transport)))
            .toList();
    sockets.forEach(Socket::connect);
  }

  private static IO.Options options(URI server, String transport) {
    IO.Options options = new IO.Options();
    options.path = server.getPath();
    options.transports = new String[] {transport};
    options.forceNew = true;
    options.reconnectionDelay = 50;
    options.reconnectionDelayMax = 500;
    options.callFactory = HTTP;
    options.webSocketFactory = HTTP;
    return options;
  }

  /** The default lets five requests run at a time, some of which are waiting polls. */
  private static OkHttpClient http() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(100);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .readTimeout(1, TimeUnit.MINUTES)
        .build();
  }

  void awaitConnected() {
    Await.until("connected", () -> sockets.stream().allMatch(Socket::connected));
  }

  void awaitLost() {
    Await.until("lost", () -> sockets.stream().noneMatch(Socket::connected));
  }

  @Override
  public void close() {
    sockets.forEach(Socket::disconnect);
  }
}
