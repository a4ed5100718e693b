// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.cdi.HeadersEvent;
import io.socketio.jakarta.cdi.OnConnectionError;
import io.socketio.jakarta.cdi.OnEngineConnect;
import io.socketio.jakarta.cdi.OnHeaders;
import io.socketio.jakarta.cdi.OnInitialHeaders;
import io.socketio.jakarta.engine.AllowRequest;
import io.socketio.jakarta.engine.CloseReason;
import io.socketio.jakarta.engine.ConnectionError;
import io.socketio.jakarta.engine.Cors;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineObserver;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.EngineServer;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The hooks of requests and connections. */
@ApplicationScoped
public class EngineHooks implements EngineMiddleware {
  private static final Duration PING_INTERVAL = Duration.ofSeconds(1);
  private static final Duration PING_TIMEOUT = Duration.ofSeconds(6);

  void options(@Observes SocketIoOptions.Builder options) {
    options
        .connectionStateRecovery(Duration.ofMinutes(1))
        .engine(
            engine ->
                engine
                    .pingInterval(PING_INTERVAL)
                    .pingTimeout(PING_TIMEOUT)
                    .cors(Cors.builder().originIf(EngineHooks::isAllowed).build())
                    .allowRequest(EngineHooks::decide)
                    .generateId(EngineHooks::generateId));
  }

  /** Clients name themselves and their circumstances as the host. */
  private static boolean isAllowed(String origin) {
    String[] host = URI.create(origin).getHost().split("\\.", 2);
    Notes.add("origin-if/" + host[1], host[0]);
    return true;
  }

  private static CompletionStage<AllowRequest.Verdict> decide(EngineRequest request) {
    Notes.of("allow-request", request);
    return CompletableFuture.completedFuture(new AllowRequest.Allowed());
  }

  private static String generateId(EngineRequest request) {
    Notes.of("generate-id", request);
    return UUID.randomUUID().toString();
  }

  void started(@Observes SocketIoServer io, EngineServer engine) {
    engine.use(
        EngineMiddleware.of(
            (request, headers) -> {
              Notes.of("engine-use", request);
              return true;
            }));
    engine.onHeaders((headers, request) -> Notes.of("engine-headers", request));
    engine.onConnection(connection -> Notes.of("engine-connection", connection.request()));
  }

  @Override
  public CompletionStage<Boolean> handle(EngineRequest request, ResponseHeaders headers) {
    Notes.of("engine-middleware", request);
    return CompletableFuture.completedFuture(true);
  }

  void connected(@Observes @OnEngineConnect EngineSocket connection) {
    EngineRequest request = connection.request();
    Notes.of("on-engine-connect", request);
    connection.observe(
        new EngineObserver() {
          @Override
          public void packetReceived(PacketType type, Optional<EngineMessage> message) {
            Notes.of("observer-received", request);
          }

          @Override
          public void packetQueued(PacketType type, Optional<EngineMessage> message) {
            Notes.of("observer-queued", request);
          }

          @Override
          public void closed(CloseReason reason, String description) {
            Notes.of("observer-closed", request);
          }
        });
  }

  void initialHeaders(@Observes @OnInitialHeaders HeadersEvent event) {
    Notes.of("on-initial-headers", event.request());
  }

  void headers(@Observes @OnHeaders HeadersEvent event) {
    Notes.of("on-headers", event.request());
  }

  void refused(@Observes @OnConnectionError ConnectionError error) {
    Notes.of("on-connection-error", error.request());
  }
}
