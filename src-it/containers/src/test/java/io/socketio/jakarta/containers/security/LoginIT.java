// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.TomcatServer;
import io.socketio.jakarta.containers.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The container's login, on embedded Tomcat, or on the server at the URL {@code -Dmembers.url}.
 * That one has the WARs that a run of these tests leaves in {@code target/members}, deployed at
 * their names, and the users {@code ada} and {@code eve} with the role (or group) {@code member}.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LoginIT {
  private static final Optional<String> ELSEWHERE =
      Optional.ofNullable(System.getProperty("members.url"));

  private static Optional<TomcatServer> tomcat = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    TomcatServer server = TomcatServer.empty();
    tomcat = Optional.of(server);
    server.addUser("ada", Login.password("ada"), "member");
    server.addUser("eve", Login.password("eve"), "member");
    for (Login login : Login.values()) {
      server.deploy("/" + login.application(), MembersWar.write(login), LoginIT::serveFiles);
    }
  }

  /** The form to sign in is one. */
  private static void serveFiles(Context context) {
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
  }

  @AfterAll
  static void stop() {
    tomcat.ifPresent(TomcatServer::close);
  }

  private static URI application(Login login) {
    URI server = ELSEWHERE.map(URI::create).orElseGet(() -> tomcat.orElseThrow().http("/"));
    return server.resolve("/" + login.application() + "/");
  }

  @ParameterizedTest
  @EnumSource
  void principalIsKnownOnPolling(Login login) throws Exception {
    Member ada = login.signIn(application(login), "ada");
    String session = ada.open();

    assertThat(ada.post(session, "40").body()).isEqualTo("ok");
    assertThat(ada.get(session).body()).startsWith("40{");
    assertThat(ada.post(session, "420[\"whoami\"]").body()).isEqualTo("ok");
    assertThat(ada.get(session).body()).isEqualTo("430[\"ada\",\"polling\"]");
  }

  @ParameterizedTest
  @EnumSource
  void principalIsKnownOnWebSocket(Login login) throws Exception {
    Member ada = login.signIn(application(login), "ada");

    try (WebSocketClient client = ada.webSocket("")) {
      assertThat(client.next()).startsWith("0{");
      client.join();
      assertIsAda(client);
    }
  }

  @ParameterizedTest
  @EnumSource
  void principalIsKnownAfterAnUpgrade(Login login) throws Exception {
    Member ada = login.signIn(application(login), "ada");
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

  private static void assertIsAda(WebSocketClient client) {
    client.send("420[\"whoami\"]");
    assertThat(client.next()).isEqualTo("430[\"ada\",\"websocket\"]");
  }

  @ParameterizedTest
  @EnumSource
  void sessionIsRefusedToAnotherLogin(Login login) throws Exception {
    Member ada = login.signIn(application(login), "ada");
    Member eve = login.signIn(application(login), "eve");
    String session = ada.open();

    assertThat(eve.get(session).statusCode()).isEqualTo(400);
    assertThat(eve.post(session, "40").statusCode()).isEqualTo(400);
    assertThat(eve.refusal(session)).isEqualTo(400);

    assertThat(ada.post(session, "40").body()).isEqualTo("ok");
    assertThat(ada.get(session).body()).startsWith("40{");
  }

  @ParameterizedTest
  @EnumSource
  void anonymousClientsAreRefused(Login login) throws Exception {
    Member nobody = Member.anonymous(application(login));
    String session = login.signIn(application(login), "ada").open();

    assertThat(nobody.get("")).matches(login::isRefusal);
    assertThat(nobody.get(session)).matches(login::isRefusal);
    assertThat(nobody.post(session, "40")).matches(login::isRefusal);
    assertThat(nobody.refusal("")).isNotEqualTo(101);
    assertThat(nobody.refusal(session)).isNotEqualTo(101);
  }
}
