// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.socketio.jakarta.engine.ConnectionError.ErrorCode;
import io.socketio.jakarta.util.Utf8;
import java.util.Collection;
import java.util.Optional;

/** Makes the HTTP answers of one server. */
final class Replies {
  private static final byte[] EMPTY = {};
  private static final byte[] OK = {'o', 'k'};

  private final CorsHeaders cors;
  private final Optional<CookieHeader> cookie;
  private final HeaderHooks initialHooks;
  private final HeaderHooks hooks;

  Replies(EngineOptions options, HeaderHooks initialHooks, HeaderHooks hooks) {
    cors = new CorsHeaders(options.cors());
    cookie = options.cookie().map(CookieHeader::new);
    this.initialHooks = initialHooks;
    this.hooks = hooks;
  }

  CorsHeaders cors() {
    return cors;
  }

  boolean callsHooks() {
    return !hooks.isEmpty() || !initialHooks.isEmpty() || cors.asksApplication();
  }

  HttpReply preflight(EngineRequest request) {
    ResponseHeaders headers = new ResponseHeaders();
    int status = cors.addPreflight(request, headers);
    return new HttpReply(status, headers, EMPTY, false);
  }

  /** A poll is answered. */
  HttpReply packets(
      EngineSession session,
      EngineRequest request,
      PayloadFormat format,
      Collection<? extends Packet> packets) {
    ResponseHeaders headers = headers(request).add("Content-Type", format.contentType(packets));
    addCacheControl(request, headers);
    if (request == session.request()) {
      cookie.ifPresent(maker -> headers.add("Set-Cookie", maker.value(session.id())));
      initialHooks.call(headers, request);
    }
    hooks.call(headers, request);
    boolean compressible = packets.stream().anyMatch(Packet::compress);
    return new HttpReply(200, headers, format.encode(packets), compressible);
  }

  /** A POST is answered. */
  HttpReply ok(EngineRequest request) {
    // text/plain makes certain old browsers offer a download
    ResponseHeaders headers = headers(request).add("Content-Type", "text/html");
    addCacheControl(request, headers);
    hooks.call(headers, request);
    return new HttpReply(200, headers, OK, false);
  }

  HttpReply empty(EngineRequest request, int status) {
    return new HttpReply(status, headers(request), EMPTY, false);
  }

  HttpReply error(ConnectionError error) {
    StringBuilder json = new StringBuilder(64).append("{\"code\":").append(error.code());
    Json.quote(json.append(",\"message\":"), error.message());
    ResponseHeaders headers = headers(error.request()).add("Content-Type", "application/json");
    byte[] body = json.append('}').toString().getBytes(UTF_8);
    return new HttpReply(error.kind().status(), headers, body, false);
  }

  /** A WebSocket handshake is refused. */
  HttpReply refusedUpgrade(ConnectionError error) {
    ResponseHeaders headers = new ResponseHeaders().add("Content-Type", "text/html");
    // 400 whatever is wrong, as the reference server; but this error is none of its own
    int status = error.kind() == ErrorCode.TOO_MANY_SESSIONS ? error.kind().status() : 400;
    return new HttpReply(status, headers, Utf8.wellFormed(error.message()).getBytes(UTF_8), false);
  }

  /** The headers of a 101 answer. */
  ResponseHeaders upgrade(EngineRequest request, boolean handshake) {
    ResponseHeaders headers = headers(request);
    if (handshake) {
      initialHooks.call(headers, request);
    }
    hooks.call(headers, request);
    return headers;
  }

  private ResponseHeaders headers(EngineRequest request) {
    ResponseHeaders headers = new ResponseHeaders();
    cors.add(request, headers);
    return headers;
  }

  private static void addCacheControl(EngineRequest request, ResponseHeaders headers) {
    String userAgent = request.header("user-agent").orElse("");
    if (userAgent.contains(";MSIE") || userAgent.contains("Trident/")) {
      headers.add("X-XSS-Protection", "0");
    }
    headers.add("Cache-Control", "no-store");
  }
}
