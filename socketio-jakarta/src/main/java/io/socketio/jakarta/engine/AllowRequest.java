// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.concurrent.CompletionStage;

/**
 * Decides whether a handshake may open a session: {@code allowRequest} of the reference server.
 *
 * <p>Asked once per session, for the first request only, on polling and WebSocket alike.
 */
@FunctionalInterface
public interface AllowRequest {
  /**
   * Decides on a handshake. Runs on the thread of the request and must not block; slow decisions
   * complete the stage later. A stage that fails, or stays open longer than {@link
   * EngineOptions#upgradeTimeout()}, forbids the request.
   *
   * @param request the handshake request
   * @return the verdict
   */
  CompletionStage<Verdict> decide(EngineRequest request);

  /** The answer to a handshake. */
  sealed interface Verdict permits Allowed, Forbidden {}

  /** The session may be opened. */
  record Allowed() implements Verdict {}

  /**
   * The session is refused with code 4, HTTP status 403.
   *
   * @param message the text for the client; the reference server's default is {@code Forbidden}
   */
  record Forbidden(String message) implements Verdict {}
}
