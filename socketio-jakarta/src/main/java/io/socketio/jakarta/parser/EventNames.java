// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.util.Set;

/** The names that events of clients may have. */
final class EventNames {
  /** Mean something else to the clients or to the reference server. */
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
   * Passes a name through.
   *
   * @throws PacketException if it is reserved
   */
  static String checked(String name) {
    if (RESERVED.contains(name)) {
      throw new PacketException("invalid payload");
    }
    return name;
  }
}
