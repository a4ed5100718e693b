// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.WebSocketReceiver;
import io.socketio.jakarta.util.Trampoline;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a client as long as the engine is not paused. What the client sends meanwhile waits in
 * the network, and no thread for it.
 */
final class Reading implements Intake {
  private static final System.Logger LOG = System.getLogger(Reading.class.getName());

  private final Session session;
  private final Suspension suspension;
  private final Trampoline changes = Trampoline.free(this::change);

  /** Whether the container was told not to read; belongs to {@link #changes}. */
  private boolean suspended;

  /** The engine, from when it was paused first. */
  private volatile @Nullable WebSocketReceiver pausing;

  Reading(Session session, Suspension suspension) {
    this.session = session;
    this.suspension = suspension;
  }

  @Override
  public boolean deliver(WebSocketReceiver receiver, Runnable message, int size) {
    message.run();
    if (receiver.isPaused()) {
      pausing = receiver;
      changes.run();
    }
    return true;
  }

  @Override
  public void resume() {
    changes.run();
  }

  private void change() {
    WebSocketReceiver engine = pausing;
    boolean wanted = engine != null && engine.isPaused();
    if (wanted != suspended) {
      suspended = wanted;
      tell();
    }
  }

  private void tell() {
    try {
      if (suspended) {
        suspension.suspend(session);
      } else {
        suspension.resume(session);
      }
    } catch (RuntimeException e) {
      LOG.log(DEBUG, () -> "the connection of a WebSocket has gone: " + e);
    }
  }
}
