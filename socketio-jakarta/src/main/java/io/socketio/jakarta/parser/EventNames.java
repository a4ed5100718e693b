// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.util.Set;

/** The names that events may have. */
public final class EventNames {
  private static final Set<String> RESERVED =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");

  private EventNames() {}

  /**
   * Tells whether a name means something else to the clients or to the reference server, so that
   * neither applications nor clients may emit it.
   *
   * @param event an event name
   * @return true for a reserved one
   */
  public static boolean isReserved(String event) {
    return RESERVED.contains(event);
  }

  /**
   * Passes a name through.
   *
   * @throws PacketException if it is reserved
   */
  static String checked(String name) {
    if (isReserved(name)) {
      throw new PacketException("invalid payload");
    }
    return name;
  }
}
