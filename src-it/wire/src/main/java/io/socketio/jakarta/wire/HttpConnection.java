// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;

/** One TCP connection to the server, kept alive for as many requests as the server allows. */
public final class HttpConnection implements AutoCloseable {
  private final URI server;
  private final Socket socket;
  private final Queue<Exchange> pending = new ArrayDeque<>();
  private boolean ended;

  HttpConnection(URI server) {
    this.server = server;
    this.socket = Tcp.connect(server);
    Tcp.startReader("http", this::readAnswers);
  }

  /** Writes a request without waiting for its answer. */
  public Exchange send(Request request) {
    Exchange exchange = new Exchange(this, request);
    synchronized (pending) {
      if (ended) {
        exchange.fail(new IOException("Connection has ended"));
        return exchange;
      }
      pending.add(exchange);
    }
    try {
      write(request.toBytes(server.getAuthority(), server.getRawPath()));
    } catch (IOException e) {
      // An answer that was sent before the server stopped reading is still worth having.
      Tcp.LOG.log(System.Logger.Level.DEBUG, "Request not written completely", e);
    }
    return exchange;
  }

  /** Whether the server may still answer here. */
  public boolean isOpen() {
    synchronized (pending) {
      return !ended;
    }
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void abort() {
    Tcp.reset(socket);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAnswers() {
    try (BufferedInputStream in = new BufferedInputStream(socket.getInputStream())) {
      AnswerReader reader = new AnswerReader(in);
      boolean keptAlive = true;
      while (keptAlive) {
        in.mark(1);
        if (in.read() < 0) {
          throw new IOException("Connection ended");
        }
        in.reset();
        Exchange next = expected();
        Answer answer = reader.read(next.method());
        keptAlive = answer.header("connection").filter("close"::equalsIgnoreCase).isEmpty();
        finish(next, answer, keptAlive);
      }
      end(new IOException("Connection closed after the answer"));
    } catch (IOException | RuntimeException e) {
      end(e);
    }
  }

  private Exchange expected() throws IOException {
    synchronized (pending) {
      if (pending.isEmpty()) {
        throw new IOException("Bytes without a request");
      }
      return pending.element();
    }
  }

  private void finish(Exchange exchange, Answer answer, boolean keptAlive) {
    synchronized (pending) {
      pending.remove();
      ended = !keptAlive;
    }
    exchange.complete(answer);
  }

  private void end(Exception cause) {
    synchronized (pending) {
      ended = true;
      pending.forEach(exchange -> exchange.fail(cause));
      pending.clear();
    }
  }
}
