// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.socketio.jakarta.engine.ConnectionError;
import io.socketio.jakarta.engine.EngineGateway;
import io.socketio.jakarta.engine.EngineHost;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.EngineServer;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.engine.EngineStatistics;
import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.PollingExchange;
import io.socketio.jakarta.engine.ResponseHeaders;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** An engine without a protocol: each test says what it does with requests. */
final class ScriptedEngine implements EngineServer, EngineGateway {
  volatile Consumer<PollingExchange> onHttp = exchange -> exchange.respond(reply(200, "http"));
  volatile Function<EngineRequest, CompletionStage<UpgradeDecision>> onUpgrade =
      request -> CompletableFuture.completedFuture(new Refused(reply(400, "no")));
  volatile boolean closed;

  private final EngineOptions options;

  ScriptedEngine() {
    this(EngineOptions.builder().build());
  }

  ScriptedEngine(EngineOptions options) {
    this.options = options;
  }

  static HttpReply reply(int status, String body) {
    ResponseHeaders headers = new ResponseHeaders().add("Content-Type", "text/plain");
    return new HttpReply(status, headers, body.getBytes(UTF_8), true);
  }

  @Override
  public void handle(PollingExchange exchange) {
    onHttp.accept(exchange);
  }

  @Override
  public CompletionStage<UpgradeDecision> upgrade(EngineRequest request) {
    return onUpgrade.apply(request);
  }

  @Override
  public void host(EngineHost host) {}

  @Override
  public boolean callsHooks() {
    return false;
  }

  @Override
  public void addCorsHeaders(EngineRequest request, ResponseHeaders headers) {
    headers.add("Access-Control-Allow-Origin", "*");
  }

  @Override
  public EngineOptions options() {
    return options;
  }

  @Override
  public EngineGateway gateway() {
    return this;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public int clientsCount() {
    return 0;
  }

  @Override
  public EngineStatistics statistics() {
    return new EngineStatistics(0, 0, 0);
  }

  @Override
  public void use(EngineMiddleware middleware) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onConnection(Consumer<EngineSocket> hook) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onInitialHeaders(BiConsumer<ResponseHeaders, EngineRequest> hook) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onHeaders(BiConsumer<ResponseHeaders, EngineRequest> hook) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onConnectionError(Consumer<ConnectionError> hook) {
    throw new UnsupportedOperationException();
  }
}
