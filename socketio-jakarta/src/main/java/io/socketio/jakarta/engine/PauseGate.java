// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import org.jspecify.annotations.Nullable;

/** Holds back the reading of one client: threads that read a WebSocket, the answer of a POST. */
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
      notifyAll();
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

  /** Blocks while paused, or until interrupted. */
  void await() {
    if (paused) {
      awaitResumed();
    }
  }

  private synchronized void awaitResumed() {
    try {
      while (paused) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
