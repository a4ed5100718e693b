// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import org.jspecify.annotations.Nullable;

/** Holds back the reading of one client: what is to be done only when it is read again waits. */
final class PauseGate {
  private volatile boolean paused;

  // Guarded by this.
  private boolean removed;
  private @Nullable Runnable deferred;

  synchronized void pause() {
    paused = !removed;
  }

  boolean isPaused() {
    return paused;
  }

  void resume() {
    Runnable action;
    synchronized (this) {
      paused = false;
      action = deferred;
      deferred = null;
    }
    if (action != null) {
      action.run();
    }
  }

  /** Opens the gate for good. */
  void remove() {
    synchronized (this) {
      removed = true;
    }
    resume();
  }

  /** Runs an action now, or when resumed. There is one deferred action at a time. */
  void whenResumed(Runnable action) {
    synchronized (this) {
      if (paused) {
        deferred = action;
        return;
      }
    }
    action.run();
  }
}
