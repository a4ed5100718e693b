// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.Await;
import io.socketio.jakarta.containers.Http;
import io.socketio.jakarta.containers.WebSocketClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the end of a login does to connections that are open. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SessionEndIT extends MembersTest {
  private static void signOut(Member member, String how) {
    URI page = member.application().resolve("signout?" + how);
    assertThat(Http.send(Http.request(page).header(member.header(), member.value())).body())
        .isEqualTo("signed out");
  }

  @ParameterizedTest
  @MethodSource("logins")
  void webSocketEndsWithTheHttpSessionOfItsLogin(Login login) throws Exception {
    Member ada = signIn(login, "ada");
    try (WebSocketClient client = joined(ada)) {
      signOut(ada, "invalidate");

      if (login == Login.FORM) {
        Await.until("the end of the WebSocket", client::ended);
      } else {
        assertIsAda(client);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("logins")
  void webSocketOutlivesALogout(Login login) throws Exception {
    Member ada = signIn(login, "ada");
    try (WebSocketClient client = joined(ada)) {
      signOut(ada, "logout");

      assertIsAda(client);
    }
  }

  @ParameterizedTest
  @MethodSource("logins")
  void pollingNeedsTheLoginAfterALogout(Login login) throws Exception {
    assertPollingNeedsTheLogin(login, "logout");
  }

  @ParameterizedTest
  @MethodSource("logins")
  void pollingNeedsTheHttpSessionOfItsLogin(Login login) throws Exception {
    assertPollingNeedsTheLogin(login, "invalidate");
  }

  private static void assertPollingNeedsTheLogin(Login login, String how) throws Exception {
    Member ada = signIn(login, "ada");
    String session = ada.open();
    ada.post(session, "40");
    ada.get(session);

    signOut(ada, how);

    if (login == Login.FORM) {
      assertThat(ada.post(session, "420[\"whoami\"]")).matches(login::isRefusal);
      assertThat(ada.get(session)).matches(login::isRefusal);
    } else {
      assertThat(ada.post(session, "420[\"whoami\"]").body()).isEqualTo("ok");
    }
  }
}
