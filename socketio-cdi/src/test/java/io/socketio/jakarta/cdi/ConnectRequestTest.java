// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.GenericType;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plain unit test of an observer, as applications write it. */
final class ConnectRequestTest {
  @Test
  void observersAreTestedWithoutServer() {
    assertThat(decision(Map.of("tokens", List.of("t1")))).isEqualTo(Outcome.accept());
    assertThat(decision(Map.of("tokens", List.of("t2"))))
        .isEqualTo(Outcome.refuse("not authorised", Map.of("code", 7)));
    assertThat(decision(Map.of())).isEqualTo(Outcome.refuse("who are you?"));
  }

  private static Outcome decision(Map<String, ?> auth) {
    Handshake handshake = stub(Handshake.class, "auth", EventArgs.of(auth));
    ConnectRequest request = new ConnectRequest(stub(Socket.class, "handshake", handshake));
    Door.check(request);
    return request.outcome();
  }

  private static <T> T stub(Class<T> type, String name, Object value) {
    InvocationHandler handler =
        (proxy, method, args) ->
            method.getName().equals(name) && method.getParameterCount() == 0
                ? value
                : InvocationHandler.invokeDefault(proxy, method, args);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static final class Door {
    static void check(@Observes @OnConnecting ConnectRequest request) {
      var tokens = request.auth(new GenericType<Map<String, List<String>>>() {});
      if (tokens.isEmpty()) {
        request.refuse("who are you?");
      } else if (!tokens.get().get("tokens").contains("t1")) {
        request.refuse("not authorised", Map.of("code", 7));
      }
    }
  }
}
