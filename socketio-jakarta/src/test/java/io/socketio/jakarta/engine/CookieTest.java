// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie that tells a balancer where a session lives. */
final class CookieTest {
  private static final String NEW = "EIO=4&transport=polling";

  @Test
  void thereIsNoneUnlessAskedFor() {
    FakeExchange handshake = new Harness().request(FakeRequest.get(NEW));

    assertThat(handshake.status()).isEqualTo(200);
    assertThat(handshake.headers()).isNotEmpty().noneMatch(line -> line.contains("Cookie"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"io", "woot"})
  void isNamedIoOrOtherwise(String name) {
    assertThat(header(SessionCookie.named(name)))
        .isEqualTo(name + "=sid1; Path=/; HttpOnly; SameSite=Lax");
  }

  @Test
  void thePathMayBeLeftOut() {
    assertThat(header(cookie(Optional.empty(), "Lax")))
        .isEqualTo("io=sid1; HttpOnly; SameSite=Lax");
  }

  @Test
  void sameSiteMayBeStrict() {
    assertThat(header(cookie(Optional.of("/custom"), "Strict")))
        .isEqualTo("io=sid1; Path=/custom; HttpOnly; SameSite=Strict");
  }

  private static SessionCookie cookie(Optional<String> path, String sameSite) {
    return new SessionCookie(
        "io",
        path,
        true,
        false,
        Optional.of(sameSite),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String header(SessionCookie cookie) {
    Harness harness = new Harness(EngineOptions.builder().cookie(cookie));
    return harness.request(FakeRequest.get(NEW)).headers().stream()
        .filter(line -> line.startsWith("Set-Cookie: "))
        .map(line -> line.substring("Set-Cookie: ".length()))
        .findFirst()
        .orElseThrow();
  }
}
