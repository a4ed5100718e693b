// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.peers;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** netty-socketio. */
public final class NettySocketIo {
  private static final int MAX_PAYLOAD = 1_000_000;

  private NettySocketIo() {}

  /** Starts the server. */
  public static void main(String[] args) throws IOException {
    Configuration configuration = new Configuration();
    configuration.setHostname("127.0.0.1");
    configuration.setPort(freePort());
    configuration.setMaxFramePayloadLength(MAX_PAYLOAD);
    configuration.getSocketConfig().setAcceptBackLog(4096);
    SocketIOServer io = new SocketIOServer(configuration);
    io.addEventListener("echo", Object.class, (client, arg, ack) -> client.sendEvent("echo", arg));
    io.addEventListener("echo-ack", Object.class, (client, arg, ack) -> ack.sendAckData(arg));
    io.addEventListener("bin", byte[].class, (client, arg, ack) -> client.sendEvent("bin", arg));
    io.addEventListener(
        "broadcast",
        Object.class,
        (client, arg, ack) -> io.getBroadcastOperations().sendEvent("broadcast", arg));
    io.addEventListener(
        "join",
        String.class,
        (client, room, ack) -> {
          client.joinRoom(room);
          ack.sendAckData();
        });
    io.addMultiTypeEventListener(
        "room",
        (client, values, ack) ->
            io.getRoomOperations(values.<String>get(0)).sendEvent("room", values.<Object>get(1)),
        String.class,
        Object.class);
    io.start();
    System.out.println("PORT " + configuration.getPort());
    System.out.println("READY");
  }

  /** This server does not tell which port it has taken. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
