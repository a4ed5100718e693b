// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Registration;
import io.socketio.jakarta.adapter.RoomListener;
import java.util.function.Consumer;

/**
 * The room listeners of a namespace, as one. What one throws is not the others' concern.
 *
 * <p>Rooms change on threads of handlers, of which none is the listener's.
 */
final class RoomListeners {
  private static final System.Logger LOG = System.getLogger(RoomListener.class.getName());

  private final HandlerList<RoomListener> listeners = new HandlerList<>();

  Registration add(RoomListener listener) {
    return listeners.add(listener);
  }

  void addAll(RoomListeners others) {
    listeners.addAll(others.listeners);
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  /** All of them, called in a context. */
  RoomListener in(ContextualExecutor context) {
    return new All(listeners, context);
  }

  private record All(HandlerList<RoomListener> listeners, ContextualExecutor context)
      implements RoomListener {
    @Override
    public void created(String room) {
      forEach(listener -> listener.created(room));
    }

    @Override
    public void joined(String room, String socketId) {
      forEach(listener -> listener.joined(room, socketId));
    }

    @Override
    public void left(String room, String socketId) {
      forEach(listener -> listener.left(room, socketId));
    }

    @Override
    public void deleted(String room) {
      forEach(listener -> listener.deleted(room));
    }

    private void forEach(Consumer<RoomListener> call) {
      context.here(() -> listeners.tell(LOG, () -> "a room listener failed", call));
    }
  }
}
