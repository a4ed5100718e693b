// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/** Something that Socket.IO could not do. */
public abstract class SocketIoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SocketIoException(String message) {
    super(message);
  }
}
