// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.engine.ConnectionError.ErrorCode;
import io.socketio.jakarta.util.RandomIds;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides on handshakes that no rule of the protocol forbids: the application has its say. */
final class Admission {
  private static final AllowRequest.Verdict NO =
      new AllowRequest.Forbidden(ErrorCode.FORBIDDEN.text());

  private final EngineOptions options;
  private final Questions questions;
  private final Predicate<String> taken;
  private final RandomIds ids = new RandomIds();

  Admission(EngineOptions options, Questions questions, Predicate<String> taken) {
    this.options = options;
    this.questions = questions;
    this.taken = taken;
  }

  /** Completes with {@link Verdict.Admitted} or {@link Verdict.Refused}, never exceptionally. */
  CompletionStage<Verdict> decide(EngineRequest request) {
    if (options.allowRequest().isEmpty()) {
      return admit(request);
    }
    AllowRequest hook = options.allowRequest().get();
    return questions
        .ask(request, "allowRequest", () -> hook.decide(request))
        .exceptionally(failure -> NO)
        .thenCompose(
            answer ->
                answer instanceof AllowRequest.Forbidden forbidden
                    ? CompletableFuture.completedFuture(forbid(request, forbidden.message()))
                    : admit(request));
  }

  private static Verdict forbid(EngineRequest request, String message) {
    return new Verdict.Refused(
        new ConnectionError(request, ErrorCode.FORBIDDEN, message, Map.of("message", message)));
  }

  private CompletionStage<Verdict> admit(EngineRequest request) {
    int protocol = RequestVerifier.protocol(request);
    if (protocol != CodecV4.BINARY.protocol() && !options.allowEIO3()) {
      return CompletableFuture.completedFuture(
          RequestVerifier.refused(
              request, ErrorCode.UNSUPPORTED_PROTOCOL_VERSION, Map.of("protocol", protocol)));
    }
    Codec codec = Codec.of(protocol, request);
    if (options.generateId().isEmpty()) {
      return CompletableFuture.completedFuture(new Verdict.Admitted(ids.next(), codec));
    }
    Function<EngineRequest, CompletionStage<String>> hook = options.generateId().get();
    return questions
        .ask(request, "generateId", () -> hook.apply(request))
        .thenApply(sid -> check(sid, codec, request))
        .exceptionally(failure -> idError(request, cause(failure).toString()));
  }

  private Verdict check(String sid, Codec codec, EngineRequest request) {
    if (sid.isEmpty()) {
      return idError(request, "empty id");
    }
    return taken.test(sid) ? idError(request, "duplicate id") : new Verdict.Admitted(sid, codec);
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  static Verdict idError(EngineRequest request, String error) {
    return RequestVerifier.refused(
        request, ErrorCode.BAD_REQUEST, Map.of("name", "ID_GENERATION_ERROR", "error", error));
  }
}
