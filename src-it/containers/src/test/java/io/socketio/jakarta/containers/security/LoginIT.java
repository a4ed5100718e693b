// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.WebSocketClient;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server knows of who has signed in with the container's login. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LoginIT extends MembersTest {
  @ParameterizedTest
  @MethodSource("logins")
  void principalIsKnownOnPolling(Login login) throws Exception {
    Member ada = signIn(login, "ada");
    String session = ada.open();

    assertThat(ada.post(session, "40").body()).isEqualTo("ok");
    assertThat(ada.get(session).body()).startsWith("40{");
    assertThat(ada.post(session, "420[\"whoami\"]").body()).isEqualTo("ok");
    assertThat(ada.get(session).body()).isEqualTo("430[\"ada\",\"polling\"]");
  }

  @ParameterizedTest
  @MethodSource("logins")
  void principalIsKnownOnWebSocket(Login login) throws Exception {
    Member ada = signIn(login, "ada");

    try (WebSocketClient client = joined(ada)) {
      assertIsAda(client);
    }
  }

  @ParameterizedTest
  @MethodSource("logins")
  void principalIsKnownAfterAnUpgrade(Login login) throws Exception {
    Member ada = signIn(login, "ada");
    String session = ada.open();
    ada.post(session, "40");
    ada.get(session);

    try (WebSocketClient client = ada.webSocket(session)) {
      client.send("2probe");
      assertThat(client.next()).isEqualTo("3probe");
      client.send("5");
      assertIsAda(client);
    }
  }

  @ParameterizedTest
  @MethodSource("logins")
  void rolesAreKnownWhenTheRequestIsOver(Login login) throws Exception {
    Member ada = signIn(login, "ada");
    String session = ada.open();
    ada.post(session, "40");
    ada.get(session);
    ada.post(session, "420[\"roles\"]");
    assertThat(ada.get(session).body()).isEqualTo("430[[\"member\"]]");

    try (WebSocketClient client = joined(ada)) {
      client.send("420[\"roles\"]");
      assertThat(client.next()).isEqualTo("430[[\"member\"]]");
    }
  }

  @ParameterizedTest
  @MethodSource("logins")
  void sessionIsRefusedToAnotherLogin(Login login) throws Exception {
    Member ada = signIn(login, "ada");
    Member eve = signIn(login, "eve");
    String session = ada.open();

    assertThat(eve.get(session).statusCode()).isEqualTo(400);
    assertThat(eve.post(session, "40").statusCode()).isEqualTo(400);
    assertThat(eve.refusal(session)).isEqualTo(400);

    assertThat(ada.post(session, "40").body()).isEqualTo("ok");
    assertThat(ada.get(session).body()).startsWith("40{");
  }

  @ParameterizedTest
  @MethodSource("logins")
  void anonymousClientsAreRefused(Login login) throws Exception {
    Member nobody = Member.anonymous(application(login));
    String session = signIn(login, "ada").open();

    assertThat(nobody.get("")).matches(login::isRefusal);
    assertThat(nobody.get(session)).matches(login::isRefusal);
    assertThat(nobody.post(session, "40")).matches(login::isRefusal);
    assertThat(nobody.refusal("")).isNotEqualTo(101);
    assertThat(nobody.refusal(session)).isNotEqualTo(101);
  }
}
