// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.WebSocketReceiver;
import io.socketio.jakarta.util.Trampoline;
import jakarta.websocket.Session;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a client as long as there is no reason not to. What the client sends meanwhile waits
 * in the network, and no thread for it.
 *
 * <p>A client that sends without a break would have a thread of the container to itself, so that a
 * few of them take all there are. After a number of frames its turn is over: it is not read until
 * another thread has had it read again, behind the clients that are waiting for a thread by then.
 */
final class Reading implements Intake {
  private static final System.Logger LOG = System.getLogger(Reading.class.getName());

  /** So many that an ordinary client does not notice, and that it takes little time. */
  static final int FRAMES_IN_A_TURN = 256;

  private final Session session;
  private final Suspension suspension;
  private final Executor turns;
  private final AtomicBoolean turnIsOver = new AtomicBoolean();
  private final Trampoline changes = Trampoline.free(this::change);

  /** Whether the container was told not to read; belongs to {@link #changes}. */
  private boolean suspended;

  /** The engine, from when it was paused first. */
  private volatile @Nullable WebSocketReceiver pausing;

  /** Belongs to the thread that reads. */
  private int frames;

  Reading(Session session, Suspension suspension, Executor turns) {
    this.session = session;
    this.suspension = suspension;
    this.turns = turns;
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
  public void handled() {
    if (++frames >= FRAMES_IN_A_TURN && turnIsOver.compareAndSet(false, true)) {
      frames = 0;
      changes.run();
      endTurn();
    }
  }

  private void endTurn() {
    try {
      turns.execute(this::beginTurn);
    } catch (Throwable e) {
      // The server is being closed, or there is no thread to be had.
      beginTurn();
    }
  }

  private void beginTurn() {
    turnIsOver.set(false);
    changes.run();
  }

  @Override
  public void resume() {
    changes.run();
  }

  private void change() {
    WebSocketReceiver engine = pausing;
    boolean wanted = turnIsOver.get() || (engine != null && engine.isPaused());
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
