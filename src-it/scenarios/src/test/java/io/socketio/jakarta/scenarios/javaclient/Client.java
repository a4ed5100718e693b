// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import io.socket.client.Ack;
import io.socket.client.Socket;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.Await;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stock client and the ways in which tests wait for it. */
record Client(Socket socket) {
  Inbox inbox(String event) {
    return new Inbox(socket, event);
  }

  String id() {
    return socket.id();
  }

  void emit(String event, Object... args) {
    socket.emit(event, args);
  }

  /** Emits an event and waits for the arguments of its acknowledgement. */
  Object[] ask(String event, Object... args) {
    CompletableFuture<Object[]> answer = new CompletableFuture<>();
    socket.emit(event, args, (Ack) answer::complete);
    try {
      return answer.get(Await.BOUND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer to " + event, e);
    }
  }

  /** The first argument of the acknowledgement. */
  Object askOne(String event, Object... args) {
    return ask(event, args)[0];
  }

  Client awaitConnected() {
    Await.until("connected", socket::connected);
    return this;
  }

  /** Waits until the connection uses its last transport. */
  Client awaitUpgrade(Transports transports) {
    Await.until("upgraded", () -> transports.last().equals(askOne("transport")));
    return this;
  }

  /** Waits until everything is here that the server has sent to this client before. */
  void settle() {
    ask("echo-ack");
  }
}
