// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.springboot;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stock client. All waits are bounded. */
record Client(Socket socket) implements AutoCloseable {
  private static final long BOUND_SECONDS = 60;

  /** Makes a client that connects when it is told to. */
  static Client of(URI server, String path, String... transports) {
    IO.Options options = new IO.Options();
    options.path = path;
    options.transports = transports;
    options.forceNew = true;
    return new Client(IO.socket(server, options));
  }

  BlockingQueue<Object[]> inbox(String event) {
    BlockingQueue<Object[]> inbox = new LinkedBlockingQueue<>();
    socket.on(event, inbox::add);
    return inbox;
  }

  /** The first argument of the next event. */
  static Object next(BlockingQueue<Object[]> inbox) throws Exception {
    Object[] args = inbox.poll(BOUND_SECONDS, TimeUnit.SECONDS);
    if (args == null) {
      throw new AssertionError("no event within " + BOUND_SECONDS + " s");
    }
    return args[0];
  }

  Client connect() throws Exception {
    CompletableFuture<Void> connected = new CompletableFuture<>();
    socket.once(Socket.EVENT_CONNECT, none -> connected.complete(null));
    socket.connect();
    connected.get(BOUND_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /** Emits an event and waits for the first argument of the answer. */
  Object ask(String event, Object... args) throws Exception {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    socket.emit(event, args, (Ack) values -> answer.complete(values[0]));
    return answer.get(BOUND_SECONDS, TimeUnit.SECONDS);
  }

  /** Asks until the server sees the connection on a transport. */
  void awaitTransport(String expected) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!expected.equals(ask("transport"))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never on " + expected);
      }
    }
  }

  @Override
  public void close() {
    socket.disconnect();
  }
}
