// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets everybody into the main namespace. */
@ApplicationScoped
public class Door implements ConnectMiddleware {
  @Override
  public CompletionStage<Outcome> connect(Socket candidate) {
    Notes.of("middleware", candidate);
    return CompletableFuture.completedFuture(Outcome.accept());
  }
}
