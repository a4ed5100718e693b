// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.parser.EventNames;
import java.util.Set;

/** The event names that Socket.IO keeps for itself. */
final class ReservedEvents {
  private static final Set<String> SERVER_SIDE = Set.of("connect", "connection", "new_namespace");

  private ReservedEvents() {}

  static void check(String event) {
    refuseIf(EventNames.isReserved(event), event);
  }

  static void checkServerSide(String event) {
    refuseIf(SERVER_SIDE.contains(event), event);
  }

  private static void refuseIf(boolean reserved, String event) {
    if (reserved) {
      throw new IllegalArgumentException("\"" + event + "\" is a reserved event name");
    }
  }
}
