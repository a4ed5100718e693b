// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.util.ReservedEventNames;

/** The names that events of clients may have. */
final class EventNames {
  private EventNames() {}

  /**
   * Passes a name through.
   *
   * @throws PacketException if it is reserved
   */
  static String checked(String name) {
    if (ReservedEventNames.contains(name)) {
      throw new PacketException("invalid payload");
    }
    return name;
  }
}
