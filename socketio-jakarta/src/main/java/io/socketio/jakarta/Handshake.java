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
   * One HTTP header of the request that opened the connection.
   *
   * @param name the name, in any case
   * @return the first value
   */
  default Optional<String> header(String name) {
    return request().header(name);
  }

  /**
   * The query parameters of the request that opened the connection.
   *
   * @return decoded names and all their values
   */
  Map<String, List<String>> query();

  /**
   * One query parameter of the request that opened the connection: {@code handshake.query[name]} of
   * the reference server.
   *
   * @param name the name, case-sensitive
   * @return the decoded value; of several the last
   */
  default Optional<String> query(String name) {
    return request().parameter(name);
  }

  /**
   * The payload of the CONNECT packet: {@code auth} of the client's options. Of clients of
   * Socket.IO 1 and 2, the query of the namespace.
   *
   * @return exactly one argument, a JSON object; {@code {}} if the client sent none
   */
  EventArgs auth();

  /**
   * Decodes what the client gave as {@code auth}.
   *
   * @param type the wanted type
   * @param <T> the wanted type
   * @return empty if the client gave nothing, or an empty object
   * @throws io.socketio.jakarta.parser.PayloadException if it does not fit
   */
  default <T> Optional<T> auth(Class<T> type) {
    return given() ? auth().find(0, type) : Optional.empty();
  }

  /**
   * Decodes what the client gave as {@code auth} to a generic type.
   *
   * @param type the wanted type
   * @param <T> the wanted type
   * @return empty if the client gave nothing, or an empty object
   * @throws io.socketio.jakarta.parser.PayloadException if it does not fit
   */
  default <T> Optional<T> auth(GenericType<T> type) {
    return given() ? auth().find(0, type) : Optional.empty();
  }

  private boolean given() {
    return !auth().get(0, Map.class).isEmpty();
  }

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
   * Tells whether the caller that the container authenticated was in a role when the connection was
   * opened. The answer does not change afterwards: not by a logout, and not if the caller is given
   * a role or loses it.
   *
   * @param role one of those that the option {@link
   *     io.socketio.jakarta.engine.EngineOptions#roles() roles} names
   * @return false for anonymous callers
   * @throws IllegalArgumentException if the option does not name the role
   */
  default boolean isUserInRole(String role) {
    return request().isUserInRole(role);
  }

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
   * counts; repeated headers are joined, cookies with semicolons and others with commas, and of
   * those that must not be repeated, such as {@code User-Agent}, the first counts. An auth that
   * cannot be read as a map is an empty one here.
   *
   * @return values that can be emitted as they are
   */
  Map<String, Object> toMap();
}
