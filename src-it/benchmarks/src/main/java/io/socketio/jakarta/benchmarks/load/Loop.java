// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The one thread of the load generator, and all its connections to one server. */
final class Loop implements AutoCloseable {
  private static final int READ_BYTES = 1 << 16;
  private static final long MAX_SELECT_MILLIS = 5;

  private final Selector selector;
  private final InetSocketAddress server;
  private final ByteBuffer received = ByteBuffer.allocateDirect(READ_BYTES);
  private Runnable everyTurn;

  Loop(int port) throws IOException {
    selector = Selector.open();
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  SelectionKey connect(SocketChannel channel, Tcp connection) throws IOException {
    channel.configureBlocking(false);
    channel.connect(server);
    return channel.register(selector, SelectionKey.OP_CONNECT, connection);
  }

  String host() {
    return "127.0.0.1:" + server.getPort();
  }

  /** Does something again and again, and never waits: a selector cannot wait for microseconds. */
  void everyTurn(Runnable action) {
    everyTurn = action;
  }

  /** The one buffer into which everything is read. */
  ByteBuffer received() {
    return received.clear();
  }

  /** Serves the connections for a time. */
  void run(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      turn();
    }
  }

  /** Serves the connections until something has happened, which must not take too long. */
  void await(String what, Duration limit, BooleanSupplier happened) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new LoadException("timed out: " + what);
      }
      turn();
    }
  }

  private void turn() throws IOException {
    if (everyTurn == null) {
      selector.select(this::ready, MAX_SELECT_MILLIS);
    } else {
      everyTurn.run();
      selector.selectNow(this::ready);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isValid()) {
        ((Tcp) key.attachment()).ready();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : List.copyOf(selector.keys())) {
      key.channel().close();
    }
    selector.close();
  }
}
