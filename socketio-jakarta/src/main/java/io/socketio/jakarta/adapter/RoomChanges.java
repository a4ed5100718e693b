// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.util.Trampoline;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Changes of rooms on their way to the listener. They are noted while the room is locked, which
 * gives the order, and told when no lock is held.
 */
final class RoomChanges {
  private final AdapterHost host;
  private final Queue<Consumer<RoomListener>> noted = new ConcurrentLinkedQueue<>();
  private final Trampoline turns = Trampoline.free(this::tellNoted);

  RoomChanges(AdapterHost host) {
    this.host = host;
  }

  void note(Consumer<RoomListener> change) {
    if (host.roomListener().isPresent()) {
      noted.add(change);
    }
  }

  void tell() {
    if (!noted.isEmpty()) {
      turns.run();
    }
  }

  private void tellNoted() {
    for (Consumer<RoomListener> change = noted.poll(); change != null; change = noted.poll()) {
      host.roomListener().ifPresent(change);
    }
  }
}
