// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * What tests of the container's login share: it runs on embedded Tomcat, or on the server at the
 * URL {@code -Dmembers.url}, where only the application for the login {@code -Dmembers.login} is
 * deployed. Its users {@code ada} and {@code eve} have the role {@code member}.
 */
abstract class MembersTest {
  private static MembersServer server;

  @BeforeAll
  static void start() throws IOException {
    server = MembersServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Login> logins() {
    return server.logins();
  }

  static Member signIn(Login login, String name) throws Exception {
    return login.signIn(application(login), name);
  }

  static URI application(Login login) {
    return server.url().resolve("/" + login.application() + "/");
  }

  /** A client that has joined over WebSocket. */
  static WebSocketClient joined(Member member) {
    WebSocketClient client = member.webSocket("");
    assertThat(client.next()).startsWith("0{");
    client.join();
    return client;
  }

  static void assertIsAda(WebSocketClient client) {
    client.send("420[\"whoami\"]");
    assertThat(client.next()).isEqualTo("430[\"ada\",\"websocket\"]");
  }
}
