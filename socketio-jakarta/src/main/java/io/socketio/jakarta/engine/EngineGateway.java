// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.concurrent.CompletionStage;

/**
 * Where a container binding hands in HTTP requests and WebSocket connections.
 *
 * <p>Thread-safe.
 */
public interface EngineGateway {
  /**
   * Handles a request that asks for no WebSocket: handshake, poll, POST, preflight, or an error.
   * The exchange is answered now or later, always exactly once.
   *
   * @param exchange the request
   */
  void handle(PollingExchange exchange);

  /**
   * Decides on a WebSocket handshake, before the container switches protocols.
   *
   * @param request the handshake request
   * @return completed when the decision is made; never exceptionally. It waits only for an
   *     asynchronous {@link EngineOptions#allowRequest()}, and no longer than {@link
   *     EngineOptions#upgradeTimeout()}
   */
  CompletionStage<UpgradeDecision> upgrade(EngineRequest request);

  /**
   * Tells that a binding serves the server.
   *
   * @param host what {@link EngineListener#hosted} is told
   */
  void host(EngineHost host);

  /**
   * Whether requests within a session reach code of the application, such as middleware, so that
   * they need their {@linkplain EngineRequest#context() context}. Handshakes always do.
   *
   * @return false if nobody has registered any
   */
  boolean callsHooks();

  /**
   * Computes the CORS headers for an answer that the binding makes itself (the client bundle).
   *
   * @param request the request
   * @param headers receives the headers
   */
  void addCorsHeaders(EngineRequest request, ResponseHeaders headers);

  /** The answer to a WebSocket handshake. */
  sealed interface UpgradeDecision permits Granted, Refused {}

  /** A granted WebSocket handshake. Exactly one of its two methods below must be called. */
  non-sealed interface Granted extends UpgradeDecision {
    /**
     * Headers for the 101 answer.
     *
     * @return the headers
     */
    ResponseHeaders headers();

    /**
     * The connection is open.
     *
     * @param channel the server's end
     * @return the engine's end
     */
    WebSocketReceiver open(WebSocketChannel channel);

    /** The container did not switch protocols after all. */
    void abandon();
  }

  /**
   * A refused WebSocket handshake.
   *
   * @param reply the plain HTTP answer
   */
  record Refused(HttpReply reply) implements UpgradeDecision {}
}
