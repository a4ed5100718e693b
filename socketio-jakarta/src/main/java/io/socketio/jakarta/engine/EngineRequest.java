// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * An HTTP request as the engine sees it: a snapshot that stays valid after the container recycled
 * its own request object.
 *
 * <p>Immutable and thread-safe. Bindings implement it.
 */
public interface EngineRequest {
  /**
   * The HTTP method.
   *
   * @return for example {@code GET}
   */
  String method();

  /**
   * The path as sent, context path included, without query.
   *
   * @return for example {@code /shop/socket.io/}
   */
  String path();

  /**
   * The query string as sent, undecoded.
   *
   * @return the part after {@code ?}, or an empty string
   */
  String rawQuery();

  /**
   * The decoded query parameters in the order of their first appearance.
   *
   * @return names and all their values; never null
   */
  Map<String, List<String>> query();

  /**
   * One decoded query parameter; of several, the last, as the reference server takes it.
   *
   * @param name the name, case-sensitive
   * @return the last value
   */
  Optional<String> parameter(String name);

  /**
   * The request headers.
   *
   * @return names in lower case and all their values
   */
  Map<String, List<String>> headers();

  /**
   * One request header as one string, as the reference server has it.
   *
   * @param name the name, in any case
   * @return the value; of a repeated header all values, cookies with semicolons between them and
   *     others with commas, or the first of those that must not be repeated, such as {@code
   *     User-Agent}
   */
  Optional<String> header(String name);

  /**
   * The address of the peer as the container reports it.
   *
   * @return an IP address
   */
  String remoteAddress();

  /**
   * The authenticated caller.
   *
   * @return the principal that the container knew at this request
   */
  Optional<Principal> principal();

  /**
   * Tells whether the authenticated caller is in a role, as the container decided when it served
   * the request. Can be asked at any time, also when the request is long over.
   *
   * @param role one of {@link EngineOptions#roles()}
   * @return false for anonymous callers, and with bindings that know no roles
   * @throws IllegalArgumentException if the options do not name the role, so that nobody has asked
   *     the container about it
   */
  default boolean isUserInRole(String role) {
    return false;
  }

  /**
   * Tells whether the request came over TLS, as the container sees it.
   *
   * @return true for https and wss
   */
  boolean secure();

  /**
   * The context that the container gave to the thread of this request: class loader, components
   * (JNDI), identity. What belongs to a client runs in that of the request that opened its session.
   *
   * @return runs a task at once, on the calling thread, and throws what it throws; can be used at
   *     any time, also when the request is long over, and by several threads at a time. Unchanged
   *     is the context of the calling thread with bindings that know none
   */
  default Executor context() {
    return Runnable::run;
  }

  /**
   * Gives access to what the binding knows beyond this interface, for example the {@code
   * jakarta.servlet.http.HttpSession} that existed at this request.
   *
   * @param type the wanted type
   * @param <T> the wanted type
   * @return the object, if the binding has one of that type
   */
  <T> Optional<T> unwrap(Class<T> type);
}
