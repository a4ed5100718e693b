// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.Set;

/** Event names that mean something else to the clients or to the reference server. */
public final class ReservedEventNames {
  private static final Set<String> ALL =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");

  private ReservedEventNames() {}

  /**
   * Tells whether applications and clients may not use a name.
   *
   * @param event an event name
   * @return true for a reserved one
   */
  public static boolean contains(String event) {
    return ALL.contains(event);
  }
}
