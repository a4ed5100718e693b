// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** One TCP connection, which gathers what it receives until that is a whole message. */
abstract class Tcp {
  private static final int STALLED_BUFFER = 1 << 12;

  private final Loop loop;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Deque<ByteBuffer> unsent = new ArrayDeque<>(0);
  private byte[] gathered = new byte[256];
  private int size;

  Tcp(Loop loop) throws IOException {
    this.loop = loop;
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    key = loop.connect(channel, this);
  }

  final Loop loop() {
    return loop;
  }

  /** Does what the selector has found. */
  final void ready() throws IOException {
    try {
      exchange();
    } catch (IOException e) {
      close();
      ended(e.toString());
    }
  }

  private void exchange() throws IOException {
    if (key.isConnectable() && channel.finishConnect()) {
      key.interestOps(SelectionKey.OP_READ);
      connected();
    } else if (key.isReadable()) {
      read();
    }
    if (key.isValid() && key.isWritable()) {
      flush();
    }
  }

  private void read() throws IOException {
    ByteBuffer received = loop.received();
    if (channel.read(received) < 0) {
      close();
      ended("the server closed a connection");
      return;
    }
    received.flip();
    int length = received.remaining();
    if (size + length > gathered.length) {
      gathered = Arrays.copyOf(gathered, Math.max(size + length, 2 * gathered.length));
    }
    received.get(gathered, size, length);
    size += length;
    int start = 0;
    int taken = take(gathered, start, size);
    while (taken > 0 && channel.isOpen()) {
      start += taken;
      taken = take(gathered, start, size);
    }
    System.arraycopy(gathered, start, gathered, 0, size - start);
    size -= start;
  }

  final void write(byte[] bytes) throws IOException {
    unsent.add(ByteBuffer.wrap(bytes));
    flush();
  }

  private void flush() throws IOException {
    while (!unsent.isEmpty()) {
      channel.write(unsent.peek());
      if (unsent.peek().hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      unsent.remove();
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  /** Takes nothing any more from the connection, which stays open. */
  final void stopReading() throws IOException {
    channel.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_BUFFER);
    key.interestOps(0);
  }

  final void close() throws IOException {
    channel.close();
  }

  abstract void connected() throws IOException;

  /** The connection is closed, but not by this side. */
  void ended(String why) throws IOException {
    throw new LoadException(why);
  }

  /**
   * Takes one message.
   *
   * @return its length with everything that belongs to it; 0 if it is not complete
   */
  abstract int take(byte[] bytes, int start, int end) throws IOException;
}
