// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.engine.ConnectionError.ErrorCode;
import io.socketio.jakarta.util.RandomIds;
import io.socketio.jakarta.util.TimerWheel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Decides on handshakes that no rule of the protocol forbids: the application has its say. */
final class Admission {
  private static final Logger LOGGER = System.getLogger(Admission.class.getName());

  private final EngineOptions options;
  private final TimerWheel wheel;
  private final Predicate<String> taken;
  private final RandomIds ids = new RandomIds();

  Admission(EngineOptions options, TimerWheel wheel, Predicate<String> taken) {
    this.options = options;
    this.wheel = wheel;
    this.taken = taken;
  }

  /** Completes with {@link Verdict.Admitted} or {@link Verdict.Refused}, never exceptionally. */
  CompletionStage<Verdict> decide(EngineRequest request) {
    if (options.allowRequest().isEmpty()) {
      return CompletableFuture.completedFuture(admit(request));
    }
    return ask(options.allowRequest().get(), request)
        .thenApply(
            answer ->
                answer instanceof AllowRequest.Forbidden forbidden
                    ? forbid(request, forbidden.message())
                    : admit(request));
  }

  private CompletionStage<AllowRequest.Verdict> ask(AllowRequest hook, EngineRequest request) {
    CompletableFuture<AllowRequest.Verdict> answer = new CompletableFuture<>();
    AllowRequest.Verdict no = new AllowRequest.Forbidden(ErrorCode.FORBIDDEN.text());
    TimerWheel.Timer timeout = wheel.schedule(options.upgradeTimeout(), () -> answer.complete(no));
    try {
      hook.decide(request)
          .whenComplete(
              (verdict, failure) -> {
                timeout.cancel();
                if (failure != null) {
                  LOGGER.log(Level.ERROR, "allowRequest failed", failure);
                }
                answer.complete(verdict == null ? no : verdict);
              });
    } catch (RuntimeException e) {
      timeout.cancel();
      LOGGER.log(Level.ERROR, "allowRequest failed", e);
      answer.complete(no);
    }
    return answer;
  }

  private static Verdict forbid(EngineRequest request, String message) {
    return new Verdict.Refused(
        new ConnectionError(request, ErrorCode.FORBIDDEN, message, Map.of("message", message)));
  }

  private Verdict admit(EngineRequest request) {
    int protocol = RequestVerifier.protocol(request);
    if (protocol != CodecV4.INSTANCE.protocol() && !options.allowEIO3()) {
      return RequestVerifier.refused(
          request, ErrorCode.UNSUPPORTED_PROTOCOL_VERSION, Map.of("protocol", protocol));
    }
    try {
      String sid = options.generateId().map(maker -> maker.apply(request)).orElseGet(ids::next);
      if (!taken.test(sid)) {
        return new Verdict.Admitted(sid, Codec.of(protocol, request));
      }
      return idError(request, "duplicate id");
    } catch (RuntimeException e) {
      LOGGER.log(Level.ERROR, "generateId failed", e);
      return idError(request, e.toString());
    }
  }

  static Verdict idError(EngineRequest request, String error) {
    return RequestVerifier.refused(
        request, ErrorCode.BAD_REQUEST, Map.of("name", "ID_GENERATION_ERROR", "error", error));
  }
}
