// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.parser.EventNames;
import java.util.Set;

/** The event names that Socket.IO keeps for itself. */
final class ReservedEvents {
  private static final Set<String> SERVER_SIDE = Set.of("connect", "connection", "new_namespace");

  private ReservedEvents() {}

  /** For what is emitted to clients. */
  static void check(String event) {
    refuseIf(EventNames.isReserved(event), event, "");
  }

  /** For what is emitted to other nodes. */
  static void checkServerSide(String event) {
    refuseIf(SERVER_SIDE.contains(event), event, "");
  }

  /** For handlers of what clients emit. */
  static void checkHandled(String event) {
    refuseIf(EventNames.isReserved(event), event, instead(event));
  }

  /**
   * For handlers of what any client of a namespace emits. The names of the namespace's own events
   * in the reference server are refused as well: whoever writes them there means those.
   */
  static void checkHandledByNamespace(String event) {
    checkHandled(event);
    checkHandledServerSide(event);
  }

  /** For handlers of what other nodes emit. */
  static void checkHandledServerSide(String event) {
    refuseIf(SERVER_SIDE.contains(event), event, instead(event));
  }

  private static String instead(String event) {
    return switch (event) {
      case "connect", "connection" -> "; use onConnection(...)";
      case "connect_error" -> "; refuse clients in the middleware of use(...)";
      case "disconnect" -> "; use onDisconnect(...)";
      case "disconnecting" -> "; use onDisconnecting(...)";
      case "new_namespace" -> "; use onNewNamespace(...) of the server";
      default -> "";
    };
  }

  private static void refuseIf(boolean reserved, String event, String instead) {
    if (reserved) {
      throw new IllegalArgumentException("\"" + event + "\" is a reserved event name" + instead);
    }
  }
}
