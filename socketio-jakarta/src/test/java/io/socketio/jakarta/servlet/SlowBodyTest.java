// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused before their body has come, on a real Tomcat with few threads. */
@Timeout(60)
final class SlowBodyTest {
  private static final int THREADS = 4;
  private static final String UNKNOWN = "/socket.io/?EIO=4&transport=polling&sid=unknown";
  private static final String HANDSHAKE = "/socket.io/?EIO=4&transport=polling";

  private final List<RawConnection> connections = new ArrayList<>();
  private TomcatServer tomcat;
  private WebClient client;

  @BeforeEach
  void start() {
    tomcat = new TomcatServer(connector -> connector.setProperty("maxThreads", "" + THREADS));
    client = new WebClient(tomcat);
    tomcat.deploy("", context -> SocketIo.install(context, SocketIoServer.builder().build()));
  }

  @AfterEach
  void stop() throws IOException {
    for (RawConnection each : connections) {
      each.close();
    }
    tomcat.close();
  }

  /** Too large for the server, larger than Tomcat reads behind an answer, and ordinary ones. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100",
        "Content-Length: 1500000",
        "Content-Length: 100000000",
        "Transfer-Encoding: chunked"
      })
  void holdNoThread(String length) throws Exception {
    for (int i = 0; i < 2 * THREADS; i++) {
      post(UNKNOWN, length).out().write('4');
    }

    assertThat(client.get(HANDSHAKE).statusCode()).isEqualTo(200);
  }

  @Test
  void holdNoThreadWhenTheyAreTooLarge() throws Exception {
    for (int i = 0; i < 2 * THREADS; i++) {
      String sid = client.get(HANDSHAKE).body().replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
      post(HANDSHAKE + "&sid=" + sid, "Content-Length: 1500000").out().write('4');
    }

    assertThat(client.get(HANDSHAKE).statusCode()).isEqualTo(200);
  }

  @Test
  void areAnsweredWhenTheyHaveCome() throws Exception {
    RawConnection connection = post(UNKNOWN, "Content-Length: 5");
    connection.out().write("41".getBytes(US_ASCII));
    connection.out().flush();
    connection.out().write("234".getBytes(US_ASCII));

    assertThat(connection.rest()).startsWith("HTTP/1.1 400 ").contains("Session ID unknown");
  }

  /** The answer to a request for a file would not close the connection by itself. */
  @Test
  void areCutWhenTheyDoNotCome() throws Exception {
    RawConnection ofASession = post(UNKNOWN, "Content-Length: 100");
    ofASession.out().write('4');
    RawConnection ofAFile = post("/socket.io/socket.io.js", "Content-Length: 100");
    ofAFile.out().write('4');
    for (int i = 0; i < 2 * THREADS; i++) {
      post("/socket.io/socket.io.js", "Content-Length: 100").out().write('4');
    }

    assertThat(client.get(HANDSHAKE).statusCode()).isEqualTo(200);
    assertThat(ofASession.rest()).startsWith("HTTP/1.1 400 ").contains("Session ID unknown");
    assertThat(ofAFile.rest()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void holdNoThreadWhenTheyComeWithAHandshake() throws Exception {
    for (int i = 0; i < 2 * THREADS; i++) {
      RawConnection connection = new RawConnection(tomcat.port());
      connections.add(connection);
      connection.send(
          "GET " + UNKNOWN.replace("polling", "websocket") + " HTTP/1.1",
          "Host: x",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Content-Length: 100",
          "");
    }

    assertThat(client.get(HANDSHAKE).statusCode()).isEqualTo(200);
  }

  @Test
  void areCutWhenTheyAreEndless() throws Exception {
    RawConnection connection = post(UNKNOWN, "Transfer-Encoding: chunked");
    byte[] chunk = ("1000\r\n" + "4".repeat(0x1000) + "\r\n").getBytes(US_ASCII);
    long sent = 0;
    try {
      while (sent < 200_000_000) {
        connection.out().write(chunk);
        sent += chunk.length;
      }
    } catch (IOException expected) {
      // it is cut
    }
    assertThat(sent).isLessThan(200_000_000);
  }

  private RawConnection post(String pathAndQuery, String length) throws IOException {
    RawConnection connection = new RawConnection(tomcat.port());
    connections.add(connection);
    return connection.send("POST " + pathAndQuery + " HTTP/1.1", "Host: x", length, "");
  }
}
