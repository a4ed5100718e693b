// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.parser.PacketData;
import org.jspecify.annotations.Nullable;

/** Arguments on top of a packet's data. */
record DefaultArgs(PacketData data) implements EventArgs {
  private static final PacketData ONE_NULL = PacketData.of((Object[]) null);

  /**
   * Turns what was given to {@code emit} into packet data, spreading a single {@link EventArgs}.
   *
   * @param args null for a single null: {@code emit("x", null)} means that, and gives no array
   */
  static PacketData dataOf(Object @Nullable ... args) {
    if (args == null) {
      return ONE_NULL;
    }
    if (args.length == 1 && args[0] instanceof EventArgs spread) {
      return spread.data();
    }
    return args.length == 0 ? PacketData.EMPTY : PacketData.of(args);
  }
}
