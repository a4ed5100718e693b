// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.parser.PacketData;

/** Arguments on top of a packet's data. */
record DefaultArgs(PacketData data) implements EventArgs {

  /**
   * Turns what was given to {@code emit} into packet data, spreading a single {@link EventArgs}.
   */
  static PacketData dataOf(Object... args) {
    if (args.length == 1 && args[0] instanceof EventArgs spread) {
      return spread.data();
    }
    return args.length == 0 ? PacketData.EMPTY : PacketData.of(args);
  }
}
