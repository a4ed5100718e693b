// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

/** Names the observer whose failure somebody else logs. */
final class ObserverFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ObserverFailedException(SocketObserver observer, Throwable cause) {
    super(observer + " failed: " + cause, cause, false, false);
  }
}
