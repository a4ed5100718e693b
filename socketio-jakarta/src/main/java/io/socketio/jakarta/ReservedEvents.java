// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.Set;

/** The event names that Socket.IO keeps for itself. */
final class ReservedEvents {
  private static final Set<String> NAMES =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");

  private static final Set<String> SERVER_SIDE = Set.of("connect", "connection", "new_namespace");

  private ReservedEvents() {}

  static void check(String event) {
    check(event, NAMES);
  }

  static void checkServerSide(String event) {
    check(event, SERVER_SIDE);
  }

  private static void check(String event, Set<String> reserved) {
    if (reserved.contains(event)) {
      throw new IllegalArgumentException("\"" + event + "\" is a reserved event name");
    }
  }
}
