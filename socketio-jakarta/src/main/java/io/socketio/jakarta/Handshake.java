// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.EngineRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was known of a client when it joined a namespace. Immutable and thread-safe. */
public interface Handshake {
  /**
   * The HTTP headers of the request that opened the connection.
   *
   * @return names in lower case and all their values
   */
  Map<String, List<String>> headers();

  /**
   * The query parameters of the request that opened the connection.
   *
   * @return decoded names and all their values
   */
  Map<String, List<String>> query();

  /**
   * The payload of the CONNECT packet: {@code auth} of the client's options. Of clients of
   * Socket.IO 1 and 2, the query of the namespace.
   *
   * @return exactly one argument, a JSON object; {@code {}} if the client sent none
   */
  EventArgs auth();

  /**
   * The address of the client as the container reports it.
   *
   * @return an IP address
   */
  String address();

  /**
   * The caller that the container authenticated when the connection was opened.
   *
   * @return empty for anonymous callers
   */
  Optional<Principal> principal();

  /**
   * Tells whether the connection was opened over TLS, as the container sees it.
   *
   * @return true for https and wss
   */
  boolean secure();

  /**
   * When the client joined the namespace.
   *
   * @return the server's time
   */
  Instant time();

  /**
   * The URL of the request that opened the connection.
   *
   * @return path and query as sent
   */
  String url();

  /**
   * The request that opened the connection.
   *
   * @return the engine's snapshot of it
   */
  EngineRequest request();

  /**
   * This handshake with the keys of the reference server's {@code handshake} object: headers, time,
   * address, xdomain, secure, issued, url, query, auth. Of repeated parameters the last value
   * counts, repeated headers are joined.
   *
   * @return values that can be emitted as they are
   */
  Map<String, Object> toMap();
}
