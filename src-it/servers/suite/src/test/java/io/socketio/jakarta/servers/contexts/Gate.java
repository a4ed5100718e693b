// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.cdi.ConnectRequest;
import io.socketio.jakarta.cdi.OnConnect;
import io.socketio.jakarta.cdi.OnConnecting;
import io.socketio.jakarta.cdi.SocketNamespace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Lets nobody in before somebody else opens it. */
@ApplicationScoped
@SocketNamespace(Gate.NAMESPACE)
public class Gate implements ConnectMiddleware {
  static final String NAMESPACE = "/gate";

  private static final Queue<CompletableFuture<Outcome>> WAITING = new ConcurrentLinkedQueue<>();

  @Override
  public CompletionStage<Outcome> connect(Socket candidate) {
    CompletionStage<Outcome> outcome = waiting();
    Notes.of("gate-middleware", candidate);
    return outcome;
  }

  static CompletionStage<Outcome> waiting() {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    WAITING.add(outcome);
    return outcome;
  }

  static void open() {
    WAITING.forEach(outcome -> outcome.complete(Outcome.accept()));
  }

  void connecting(@Observes @OnConnecting ConnectRequest request) {
    Notes.of("gate-connecting", request.socket());
  }

  void connected(@Observes @OnConnect Socket socket) {
    Notes.of("gate-connect", socket);
  }
}
