// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/** An acknowledgement did not arrive in time; the message is that of the reference server. */
public final class AckTimeoutException extends SocketIoException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public AckTimeoutException() {
    super("operation has timed out");
  }
}
