// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The cookie with the engine session id on the answer to a polling handshake.
 *
 * @param name the cookie's name; the reference server's default is {@code io}
 * @param path its path; empty: no {@code Path} attribute
 * @param httpOnly whether scripts are kept from it
 * @param secure whether it is sent over TLS only
 * @param sameSite {@code Strict}, {@code Lax} or {@code None}; empty: no attribute
 * @param domain its domain; empty: no attribute
 * @param maxAge its age in whole seconds; empty: until the browser closes
 * @param expires its end for browsers that do not know the age; empty: no attribute
 */
public record SessionCookie(
    String name,
    Optional<String> path,
    boolean httpOnly,
    boolean secure,
    Optional<String> sameSite,
    Optional<String> domain,
    Optional<Duration> maxAge,
    Optional<Instant> expires) {

  /**
   * The cookie as {@code cookie: true} makes it: {@code Path=/; HttpOnly; SameSite=Lax}.
   *
   * @param name the cookie's name
   * @return the cookie
   */
  public static SessionCookie named(String name) {
    return new SessionCookie(
        name,
        Optional.of("/"),
        true,
        false,
        Optional.of("Lax"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
