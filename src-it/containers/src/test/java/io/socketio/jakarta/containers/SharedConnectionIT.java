// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A WebSocket handshake that follows a poll on the poll's own connection, as clients and proxies
 * that keep connections alive send it.
 */
final class SharedConnectionIT {
  private static final int ROUNDS = 60;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
  private static final String HANDSHAKE =
      String.join(
          "\r\n",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "");
  private static final byte[] CONNECT = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'};

  @Test
  void theWebSocketIsReadHoweverSoonItFollowsThePoll() throws Exception {
    SocketIoServer io = SocketIoServer.builder().build();
    try (TomcatServer tomcat = TomcatServer.serving(io)) {
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(upgradeAfterPoll(tomcat)).as("round %s", round).startsWith("40{\"sid\"");
      }
    }
  }

  /** Returns the first message after the handshake: the answer to CONNECT. */
  private static String upgradeAfterPoll(TomcatServer tomcat) throws Exception {
    URI url = tomcat.http(POLLING);
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      request(out, "GET " + POLLING, "");
      String sid = first(SID, body(in));

      request(out, "GET " + POLLING + "&sid=" + sid, "");
      URI post = tomcat.http(POLLING + "&sid=" + sid);
      Http.send(Http.request(post).POST(BodyPublishers.ofString("40")));
      body(in);
      request(out, "GET /socket.io/?EIO=4&transport=websocket", HANDSHAKE);
      assertThat(head(in)).contains(" 101 ");
      frame(in);
      out.write(CONNECT);
      return frame(in);
    }
  }

  private static void request(OutputStream out, String line, String headers) throws IOException {
    String text = line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String body(InputStream in) throws IOException {
    int length = Integer.parseInt(first(LENGTH, head(in)));
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the connection is open").isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }

  /** Reads a text frame of less than 126 bytes. */
  private static String frame(InputStream in) throws IOException {
    assertThat(in.read()).as("a whole text frame").isEqualTo(0x81);
    return new String(in.readNBytes(in.read()), StandardCharsets.UTF_8);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
