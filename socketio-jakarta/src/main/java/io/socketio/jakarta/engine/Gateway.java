// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Faults;
import java.lang.System.Logger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Leads requests to the sessions they belong to, or refuses them. */
final class Gateway implements EngineGateway {
  private static final Logger LOGGER = System.getLogger(Gateway.class.getName());

  private final DefaultEngineServer server;
  private final RequestVerifier verifier;
  private final Admission admission;
  private final Replies replies;
  private final Middlewares middlewares;

  Gateway(
      DefaultEngineServer server,
      RequestVerifier verifier,
      Admission admission,
      Replies replies,
      Middlewares middlewares) {
    this.server = server;
    this.verifier = verifier;
    this.admission = admission;
    this.replies = replies;
    this.middlewares = middlewares;
  }

  @Override
  public void host(EngineHost host) {
    server.hosted(host);
  }

  @Override
  public boolean callsHooks() {
    return !middlewares.isEmpty() || replies.callsHooks() || server.callsErrorHooks();
  }

  @Override
  public void addCorsHeaders(EngineRequest request, ResponseHeaders headers) {
    replies.cors().add(request, headers);
  }

  @Override
  public void handle(PollingExchange exchange) {
    EngineRequest request = exchange.request();
    if (replies.cors().isPreflight(request)) {
      exchange.respond(replies.preflight(request));
    } else if (middlewares.isEmpty()) {
      verify(exchange);
    } else {
      ResponseHeaders headers = new ResponseHeaders();
      PollingExchange headed = new HeadedExchange(exchange, headers);
      middlewares
          .ask(request, headers)
          .thenAccept(passed -> enter(headed, passed))
          .exceptionally(failure -> abort(exchange, failure));
    }
  }

  private void enter(PollingExchange exchange, boolean passed) {
    if (passed) {
      verify(exchange);
    } else {
      handle(exchange, middlewareFailure(exchange.request()));
    }
  }

  private static Verdict middlewareFailure(EngineRequest request) {
    return RequestVerifier.badRequest(request, "MIDDLEWARE_FAILURE");
  }

  private void verify(PollingExchange exchange) {
    EngineRequest request = exchange.request();
    Verdict verdict = verifier.verify(request, false);
    if (verdict instanceof Verdict.Applicant) {
      admission
          .decide(request)
          .thenAccept(decision -> handle(exchange, decision))
          .exceptionally(failure -> abort(exchange, failure));
    } else {
      handle(exchange, verdict);
    }
  }

  private static @Nullable Void abort(PollingExchange exchange, Throwable failure) {
    Faults.log(LOGGER, "A handshake failed", failure);
    exchange.destroy();
    return null;
  }

  private void handle(PollingExchange exchange, Verdict verdict) {
    if (verdict instanceof Verdict.Refused refused) {
      server.refused(refused.error());
      exchange.respond(replies.error(refused.error()));
    } else if (verdict instanceof Verdict.Member member) {
      handle(exchange, member.session());
    } else if (verdict instanceof Verdict.Admitted admitted) {
      EngineOptions options = server.options();
      handle(
          exchange,
          server.open(
              admitted,
              exchange.request(),
              session -> new PollingTransport(session, replies, this::refuseLate, options)));
    }
  }

  private void handle(PollingExchange exchange, EngineSession session) {
    if (session.state().transport() instanceof PollingTransport polling) {
      polling.handle(exchange);
    } else {
      refuseLate(exchange, session);
    }
  }

  /** Refuses a plain request for a WebSocket, or for a session that was upgraded just now. */
  private void refuseLate(PollingExchange exchange, EngineSession session) {
    handle(exchange, verifier.transportMismatch(exchange.request(), session));
  }

  @Override
  public CompletionStage<UpgradeDecision> upgrade(EngineRequest request) {
    if (middlewares.isEmpty()) {
      return verifyUpgrade(request);
    }
    ResponseHeaders headers = new ResponseHeaders();
    return middlewares
        .ask(request, headers)
        .thenCompose(
            passed ->
                passed
                    ? verifyUpgrade(request)
                    : CompletableFuture.completedFuture(grant(request, middlewareFailure(request))))
        .thenApply(decision -> withHeaders(decision, headers));
  }

  private static UpgradeDecision withHeaders(UpgradeDecision decision, ResponseHeaders headers) {
    if (decision instanceof Granted granted) {
      granted.headers().addMissing(headers);
    }
    return decision;
  }

  private CompletionStage<UpgradeDecision> verifyUpgrade(EngineRequest request) {
    Verdict verdict = verifier.verify(request, true);
    return verdict instanceof Verdict.Applicant
        ? admission.decide(request).thenApply(decision -> grant(request, decision))
        : CompletableFuture.completedFuture(grant(request, verdict));
  }

  private UpgradeDecision grant(EngineRequest request, Verdict verdict) {
    if (verdict instanceof Verdict.Refused refused) {
      server.refused(refused.error());
      return new Refused(replies.refusedUpgrade(refused.error()));
    }
    boolean handshake = verdict instanceof Verdict.Admitted;
    return new Grant(
        replies.upgrade(request, handshake), channel -> open(request, verdict, channel));
  }

  private WebSocketReceiver open(EngineRequest request, Verdict verdict, WebSocketChannel channel) {
    if (request.parameter("transport").filter("websocket"::equals).isPresent()) {
      if (verdict instanceof Verdict.Admitted admitted) {
        return openSession(request, admitted, channel);
      }
      if (verdict instanceof Verdict.Member member) {
        return openProbe(request, member.session(), channel);
      }
    }
    return decline(channel);
  }

  private WebSocketReceiver openSession(
      EngineRequest request, Verdict.Admitted admitted, WebSocketChannel channel) {
    Verdict verdict =
        server.open(
            admitted, request, session -> new WebSocketTransport(session, request, channel));
    if (verdict instanceof Verdict.Refused refused) {
      server.refused(refused.error());
    } else if (verdict instanceof Verdict.Member member
        && member.session().state().transport() instanceof WebSocketTransport transport) {
      return transport;
    }
    return DeafReceiver.INSTANCE;
  }

  private WebSocketReceiver openProbe(
      EngineRequest request, EngineSession session, WebSocketChannel channel) {
    UpgradeProbe probe =
        new UpgradeProbe(
            session,
            new WebSocketTransport(session, request, channel),
            server.wheel(),
            server.options().upgradeTimeout());
    if (!session.state().beginUpgrade(probe)) {
      return decline(channel);
    }
    probe.start();
    return probe;
  }

  private static WebSocketReceiver decline(WebSocketChannel channel) {
    channel.close(WebSocketChannel.NO_CODE);
    return DeafReceiver.INSTANCE;
  }
}
