// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

/** The server ended a session from which a packet was expected. */
public final class SessionEnded extends AssertionError {
  private static final long serialVersionUID = 1L;

  SessionEnded(Object how) {
    super("The session ended instead of a packet: " + how);
  }
}
