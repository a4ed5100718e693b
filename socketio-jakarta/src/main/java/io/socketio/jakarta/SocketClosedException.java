// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/** A socket disconnected before it acknowledged an event. */
public final class SocketClosedException extends SocketIoException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param reason why the socket disconnected
   */
  public SocketClosedException(DisconnectReason reason) {
    super("socket has been disconnected: " + reason.text());
  }
}
