// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/**
 * A connection whose client asks and does not read: all of an answer but some kilobytes stays with
 * the server.
 */
public final class DeafConnection implements AutoCloseable {
  private static final int RECEIVE_BUFFER_BYTES = 4096;

  private final Socket socket;

  DeafConnection(URI server, Request request) {
    socket = Tcp.connect(server, RECEIVE_BUFFER_BYTES);
    try {
      socket.setSoTimeout((int) Await.BOUND.toMillis());
      socket.getOutputStream().write(request.toBytes(server.getAuthority(), server.getRawPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the first byte of the answer. */
  public void awaitAnswer() {
    try {
      if (socket.getInputStream().read() < 0) {
        throw new AssertionError("Connection ended instead of an answer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
