// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a snapshot tells of the caller when the request is long over. */
final class RequestSnapshotTest {
  private final List<String> asked = new ArrayList<>();
  private boolean over;

  @Test
  void rolesAreAskedForWhileTheRequestIsServed() {
    RequestSnapshot snapshot = snapshot("ada", Set.of("editor", "admin"));

    assertThat(asked).containsExactlyInAnyOrder("editor", "admin");
    assertThat(snapshot.isUserInRole("editor")).isTrue();
    assertThat(snapshot.isUserInRole("admin")).isFalse();
  }

  @Test
  void aRoleThatNobodyNamedIsAMistake() {
    RequestSnapshot snapshot = snapshot("ada", Set.of("editor"));

    assertThatThrownBy(() -> snapshot.isUserInRole("reader"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the option roles does not name the role \"reader\", only [editor]");
  }

  @Test
  void anonymousCallersAreInNoRole() {
    RequestSnapshot snapshot = snapshot(null, Set.of("editor"));

    assertThat(snapshot.isUserInRole("editor")).isFalse();
    assertThat(asked).isEmpty();
  }

  /** As on Open Liberty, which gives the target of a forward without a query none. */
  @ParameterizedTest
  @CsvSource({
    "FORWARD, jakarta.servlet.forward.query_string",
    "ASYNC, jakarta.servlet.async.query_string"
  })
  void theQueryOfARequestThatIsPassedOnIsTheOriginalOne(
      DispatcherType dispatcher, String attribute) {
    RequestSnapshot snapshot =
        snapshot(
            Set.of(),
            (method, args) ->
                switch (method) {
                  case "getDispatcherType" -> dispatcher;
                  case "getAttribute" -> args[0].equals(attribute) ? "EIO=4" : null;
                  default -> null;
                });

    assertThat(snapshot.parameter("EIO")).contains("4");
  }

  private RequestSnapshot snapshot(String user, Set<String> roles) {
    Principal principal = user == null ? null : () -> user;
    return snapshot(
        roles,
        (method, args) ->
            switch (method) {
              case "getUserPrincipal" -> principal;
              case "isUserInRole" -> asked.add((String) args[0]) && args[0].equals("editor");
              default -> null;
            });
  }

  private RequestSnapshot snapshot(
      Set<String> roles, BiFunction<String, Object[], Object> answers) {
    InvocationHandler request =
        (proxy, method, args) -> {
          assertThat(over).as("%s while the request is served", method.getName()).isFalse();
          return switch (method.getName()) {
            case "getHeaderNames" -> Collections.emptyEnumeration();
            case "isSecure" -> false;
            default -> answers.apply(method.getName(), args);
          };
        };
    RequestSnapshot snapshot =
        RequestSnapshot.of(
            (HttpServletRequest)
                Proxy.newProxyInstance(
                    HttpServletRequest.class.getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    request),
            roles,
            Runnable::run);
    over = true;
    return snapshot;
  }
}
