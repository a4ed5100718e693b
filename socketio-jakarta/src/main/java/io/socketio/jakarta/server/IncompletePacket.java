// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.engine.EngineOptions;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The packet of one connection whose attachments are still to come, one after the other. It is
 * given up when the next one takes too long, or when others need the memory. Thread-safe, but what
 * is received is reported by one thread at a time.
 */
final class IncompletePacket {
  private final IncompletePackets all;
  private final ServerContext context;
  private final BooleanSupplier paused;
  private final Consumer<String> givenUp;
  private final AtomicLong held = new AtomicLong();
  private volatile long turn;

  // Guarded by this.
  private @Nullable Future<?> timer;
  private boolean over;

  /**
   * Makes it for a connection that does not wait yet.
   *
   * @param paused whether we do not read at the moment
   * @param givenUp is told why, and closes the connection
   */
  IncompletePacket(ServerContext context, BooleanSupplier paused, Consumer<String> givenUp) {
    this.all = context.incomplete();
    this.context = context;
    this.paused = paused;
    this.givenUp = givenUp;
    all.add(this);
  }

  // ---- from the connection

  /** A part has come that is not the last one. */
  void grew(long bytes) {
    turn = all.nextTurn();
    held.addAndGet(bytes);
    startTimer();
    all.grew(bytes);
  }

  /** The last part has come, if there were others. */
  void complete() {
    if (waits()) {
      release();
    }
  }

  /** The next part, which we did not read, can come again. */
  void resume() {
    turn = all.nextTurn();
  }

  /** The connection has ended. */
  void close() {
    synchronized (this) {
      over = true;
      if (timer != null) {
        timer.cancel(false);
      }
    }
    all.remove(this);
    release();
  }

  private void release() {
    all.released(held.getAndSet(0));
  }

  // ---- waiting

  boolean waits() {
    return held.get() > 0;
  }

  /** When something came last, by the numbers of {@link IncompletePackets#nextTurn()}. */
  long turn() {
    return turn;
  }

  /** The memory counts as free at once: the connection ends soon. */
  void giveUp(String why) {
    if (held.get() > 0) {
      release();
      givenUp.accept(why);
    }
  }

  /** Any number of packets that come meanwhile share a timer. */
  private synchronized void startTimer() {
    if (timer == null && !over) {
      long seen = turn;
      timer = context.after(maxWait(), () -> check(seen));
    }
  }

  /**
   * No pong can overtake an attachment: the heartbeat gives up a client that behaves well and needs
   * longer for one.
   */
  private Duration maxWait() {
    EngineOptions options = context.options().engine();
    return options.pingInterval().plus(options.pingTimeout());
  }

  private void check(long seen) {
    synchronized (this) {
      timer = null;
    }
    if (turn == seen && !paused.getAsBoolean()) {
      giveUp("an attachment has not come in time");
    } else if (waits()) {
      startTimer();
    }
  }
}
