// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.websocket.RemoteEndpoint;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Batches of messages, of which there are few at a time: {@code RemoteEndpoint} knows no flush that
 * does not block, so each client that stops reading in the middle of a batch holds one thread until
 * the container gives it up (Tomcat 10.1.59: 20 s). Whoever gets no batch sends one by one.
 */
final class Batches {
  private static final System.Logger LOG = System.getLogger(Batches.class.getName());
  private static final int AT_ONCE = 4;

  private final Semaphore free = new Semaphore(AT_ONCE);

  /** Begins a batch; false if there are too many. */
  boolean begin(RemoteEndpoint remote) {
    if (!free.tryAcquire()) {
      return false;
    }
    try {
      remote.setBatchingAllowed(true);
      return true;
    } catch (IOException | RuntimeException e) {
      free.release();
      LOG.log(DEBUG, () -> "no batch: " + e);
      return false;
    }
  }

  /** Writes a batch. If that fails the container closes the session, and tells of it. */
  void end(RemoteEndpoint remote) {
    try {
      remote.setBatchingAllowed(false);
    } catch (IOException | RuntimeException e) {
      LOG.log(DEBUG, () -> "a batch was not written: " + e);
    } finally {
      free.release();
    }
  }
}
