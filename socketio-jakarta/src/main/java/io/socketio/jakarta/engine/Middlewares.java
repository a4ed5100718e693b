// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** The middlewares of one server, in the order in which they were added. */
final class Middlewares {
  private static final CompletionStage<Boolean> PASSED = CompletableFuture.completedFuture(true);

  private final List<EngineMiddleware> all = new CopyOnWriteArrayList<>();
  private final Questions questions;

  Middlewares(Questions questions) {
    this.questions = questions;
  }

  void add(EngineMiddleware middleware) {
    all.add(middleware);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Asks one after the other until the first refusal; never completes exceptionally. */
  CompletionStage<Boolean> ask(EngineRequest request, ResponseHeaders headers) {
    return ask(all.iterator(), request, headers);
  }

  private CompletionStage<Boolean> ask(
      Iterator<EngineMiddleware> rest, EngineRequest request, ResponseHeaders headers) {
    if (!rest.hasNext()) {
      return PASSED;
    }
    EngineMiddleware next = rest.next();
    return questions
        .ask(request, "an engine middleware", () -> next.handle(request, headers))
        .exceptionally(failure -> false)
        .thenCompose(
            passed ->
                passed ? ask(rest, request, headers) : CompletableFuture.completedFuture(false));
  }
}
