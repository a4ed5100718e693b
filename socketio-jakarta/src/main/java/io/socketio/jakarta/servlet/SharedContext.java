// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One captured context for several threads at a time, where what is captured once holds the
 * transaction and the resources of whoever is in it. Two threads would get those of each other:
 * here each has a copy to itself.
 */
final class SharedContext implements Executor {
  /** More are made anew when they are needed. */
  private static final int MOST_IDLE = 200;

  private final Supplier<Executor> capture;
  private final Executor original;
  private final Object copying = new Object();

  // Guarded by this.
  private final Deque<Executor> idle = new ArrayDeque<>(1);

  /**
   * Captures the context of this thread.
   *
   * @param capture of the container
   */
  SharedContext(Supplier<Executor> capture) {
    this.capture = capture;
    this.original = capture.get();
  }

  @Override
  public void execute(Runnable task) {
    Executor copy = take();
    try {
      copy.execute(task);
    } finally {
      giveBack(copy);
    }
  }

  private Executor take() {
    Executor free = poll();
    return free == null ? copy() : free;
  }

  private synchronized @Nullable Executor poll() {
    return idle.poll();
  }

  /**
   * In the original nothing else is done, and by one thread at a time. A copy may be expensive:
   * those who find one, or give one back, do not wait for it.
   */
  private Executor copy() {
    Executor[] made = new Executor[1];
    synchronized (copying) {
      original.execute(() -> made[0] = capture.get());
    }
    return made[0];
  }

  private synchronized void giveBack(Executor copy) {
    if (idle.size() < MOST_IDLE) {
      idle.push(copy);
    }
  }
}
