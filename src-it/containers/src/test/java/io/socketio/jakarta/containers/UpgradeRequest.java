// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** A WebSocket handshake written by hand: the client of the JDK hides the headers of the answer. */
final class UpgradeRequest {
  private UpgradeRequest() {}

  /** Sends a handshake; returns status line and headers of the answer. */
  static String answer(URI uri) {
    String request =
        String.join(
            "\r\n",
            "GET " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1",
            "Host: " + uri.getAuthority(),
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "\r\n");
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout((int) Await.BOUND.toMillis());
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return head(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new AssertionError("closed after: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
