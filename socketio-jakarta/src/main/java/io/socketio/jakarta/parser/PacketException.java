// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

/** A peer sent something that is no valid Socket.IO packet; its connection is closed. */
public final class PacketException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception, without stack trace: peers cause it at will.
   *
   * @param message what is wrong, in the reference server's words where it has some
   */
  public PacketException(String message) {
    super(message, null, false, false);
  }
}
