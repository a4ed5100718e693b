// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is in a namespace, candidates of middleware too, and tells once when it is empty for
 * good. Whoever wants in afterwards is turned away: so nobody joins a namespace that is being
 * dropped.
 */
final class Occupancy {
  private static final int OVER = -1;

  private final AtomicInteger present = new AtomicInteger();
  private final Runnable empty;

  /**
   * Starts with nobody in.
   *
   * @param empty called once, by the last one to leave
   */
  Occupancy(Runnable empty) {
    this.empty = empty;
  }

  /** Lets one in, who must {@link #leave()} once; false if it is over. */
  boolean enter() {
    return present.getAndUpdate(count -> count == OVER ? OVER : count + 1) != OVER;
  }

  boolean isOver() {
    return present.get() == OVER;
  }

  void leave() {
    if (present.updateAndGet(count -> count == 1 ? OVER : count - 1) == OVER) {
      empty.run();
    }
  }
}
