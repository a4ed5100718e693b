// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import java.util.Set;

/**
 * Who receives a broadcast and how. Serialisable as a value of strings and flags, so that it can
 * travel between nodes.
 *
 * @param rooms receivers are members of any of these; empty: all sockets of the namespace
 * @param except members of any of these receive nothing
 * @param local whether only this node's sockets are meant
 * @param isVolatile whether a receiver that is not writable at the moment misses the packet
 * @param compress whether transports may compress the packet
 */
public record BroadcastOptions(
    Set<String> rooms, Set<String> except, boolean local, boolean isVolatile, boolean compress) {

  /** All sockets of the namespace, no flag but compression. */
  public static final BroadcastOptions ALL =
      new BroadcastOptions(Set.of(), Set.of(), false, false, true);

  /**
   * Copies the sets.
   *
   * @param rooms receivers are members of any of these
   * @param except members of any of these receive nothing
   * @param local whether only this node's sockets are meant
   * @param isVolatile whether a busy receiver misses the packet
   * @param compress whether transports may compress the packet
   */
  public BroadcastOptions {
    rooms = Set.copyOf(rooms);
    except = Set.copyOf(except);
  }
}
