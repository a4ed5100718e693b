// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Plain TCP. */
final class Tcp {
  static final System.Logger LOG = System.getLogger(Tcp.class.getPackageName());

  private Tcp() {}

  static Socket connect(URI server) {
    return connect(server, new Socket());
  }

  /** Connects with a receive buffer that is not the usual one. */
  static Socket connect(URI server, int receiveBufferBytes) {
    try {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(receiveBufferBytes);
      return connect(server, socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket connect(URI server, Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(server.getHost(), server.getPort()), (int) Await.BOUND.toMillis());
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("No connection to " + server, e);
    }
  }

  /** Ends the connection the hard way: the peer sees a reset. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // The reader closes it as soon as the server has ended the connection.
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void startReader(String name, Runnable loop) {
    Thread thread = new Thread(loop, "conformance-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
