// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat refuses before the server sees it, and the settings that change that. */
class ConnectorLimitsIT {
  private static final int STATUS = "HTTP/1.1 ".length();
  private static final String RAW = "\"<>[\\]^`{|}";
  private static final String LARGE_HEADER = "X-Large: " + "x".repeat(10_000) + "\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"{", "}", "[", "]", "|", "^", "\"", "<", ">", "`", "\\"})
  void aRawCharacterInTheQueryIsRefusedByDefault(String character) {
    try (TomcatServer tomcat = serving(Map.of())) {
      assertThat(status(tomcat, "&x=" + character, "localhost", "")).isEqualTo(400);
    }
  }

  @Test
  void rawCharactersInTheQueryMayBeAllowed() {
    try (TomcatServer tomcat = serving(Map.of("relaxedQueryChars", RAW))) {
      assertThat(status(tomcat, "&x=" + RAW, "localhost", "")).isEqualTo(200);
    }
  }

  @Test
  void largeHeadersAreRefusedByDefault() {
    try (TomcatServer tomcat = serving(Map.of())) {
      assertThat(status(tomcat, "", "localhost", LARGE_HEADER)).isEqualTo(400);
    }
  }

  @Test
  void largeHeadersMayBeAllowed() {
    try (TomcatServer tomcat = serving(Map.of("maxHttpRequestHeaderSize", "16384"))) {
      assertThat(status(tomcat, "", "localhost", LARGE_HEADER)).isEqualTo(200);
    }
  }

  @Test
  void aHostWithAnUnderscoreIsRefused() {
    try (TomcatServer tomcat = serving(Map.of())) {
      assertThat(status(tomcat, "", "my_app", "")).isEqualTo(400);
      assertThat(status(tomcat, "", "my-app", "")).isEqualTo(200);
    }
  }

  private static TomcatServer serving(Map<String, String> settings) {
    return TomcatServer.serving(
        SocketIoServer.builder().build(),
        servlets -> {},
        tomcat -> settings.forEach(tomcat.getConnector()::setProperty));
  }

  private static int status(TomcatServer tomcat, String query, String host, String headers) {
    URI uri = tomcat.http("/socket.io/");
    String request =
        "GET %s?EIO=4&transport=polling%s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n"
            .formatted(uri.getRawPath(), query, host, headers);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout((int) Await.BOUND.toMillis());
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      return Integer.parseInt(in.readLine().substring(STATUS, STATUS + 3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
