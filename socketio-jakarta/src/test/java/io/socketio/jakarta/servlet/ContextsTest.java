// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.util.ClassLoaderContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose context the hooks of a request run in, in a container that has a context service. */
final class ContextsTest {
  private static final String SESSION = "EIO=4&transport=polling&sid=abc";

  private final ThreadLocal<String> identity = new ThreadLocal<>();
  private final Contexts contexts;

  ContextsTest() throws NoSuchMethodException {
    ContextService service =
        new ContextService(new Service(), Service.class.getMethod("currentContextExecutor"));
    contexts = new Contexts(ClassLoaderContext.current(), Optional.of(service), new Container() {});
  }

  /** Called by reflection, as that of a container. */
  public final class Service {
    public Executor currentContextExecutor() {
      String captured = identity.get();
      return task -> {
        String before = identity.get();
        identity.set(captured);
        task.run();
        identity.set(before);
      };
    }
  }

  /** The engine takes an empty session id for none. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"EIO=4&transport=polling", "EIO=4&sid=", "sid", "sid=abc&sid="})
  void aHandshakeGivesItsIdentity(String query) {
    assertThat(identityIn(query, false)).isEqualTo("ada");
  }

  @Test
  void aRequestOfASessionLeavesTheIdentityToTheHandshake() {
    assertThat(identityIn(SESSION, false)).isNull();
    assertThat(identityIn("sid=&sid=abc", false)).isNull();
  }

  @Test
  void hooksOfARequestOfASessionHaveItsIdentity() {
    assertThat(identityIn(SESSION, true)).isEqualTo("ada");
  }

  @Test
  void whoHasNotSignedInSharesTheContextOfTheApplication() {
    assertThat(contexts.of(request("EIO=4", null), true)).isSameAs(contexts.application());
  }

  private String identityIn(String query, boolean hasHooks) {
    identity.set("ada");
    Executor context = contexts.of(request(query, () -> "ada"), hasHooks);
    identity.set("somebody else");
    AtomicReference<String> seen = new AtomicReference<>();
    context.execute(() -> seen.set(identity.get()));
    return seen.get();
  }

  private static HttpServletRequest request(String query, Principal user) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ContextsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getQueryString" -> query;
                  case "getUserPrincipal" -> user;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
