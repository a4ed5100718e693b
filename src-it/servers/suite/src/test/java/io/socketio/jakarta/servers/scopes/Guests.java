// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.cdi.OnSocketEvent;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Middleware and a handler that use a bean of the request. */
@ApplicationScoped
public class Guests implements EngineMiddleware, ConnectMiddleware {
  @Inject Visit visit;
  @Inject Journal journal;

  @Override
  public CompletionStage<Boolean> handle(EngineRequest request, ResponseHeaders headers) {
    visit.meet("engine");
    request.parameter("visit").ifPresent(name -> journal.add(name, "engine", visit.met()));
    return request.parameter("late").isEmpty()
        ? CompletableFuture.completedFuture(true)
        : new CompletableFuture<Boolean>().completeOnTimeout(true, 100, TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletionStage<Outcome> connect(Socket candidate) {
    visit.meet("middleware");
    candidate
        .handshake()
        .request()
        .parameter("visit")
        .ifPresent(name -> journal.add(name, "middleware", visit.met()));
    return CompletableFuture.completedFuture(Outcome.accept());
  }

  List<String> hello(@Observes @OnSocketEvent("hello") EventArgs none) {
    visit.meet("hello");
    return visit.met();
  }
}
