// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does a piece of work that many threads ask for on one thread at a time, without a thread of its
 * own and without making anybody wait.
 *
 * <p>All count up how often the work was asked for. The one that counts from zero does it, the
 * others leave at once; when it is done he takes off the number that he has seen and does the work
 * again if somebody has asked meanwhile. So the work begins once more after the last time that it
 * was asked for, and asking from inside the work costs no stack depth.
 *
 * <p>The work should not throw. If it does, what others have asked for meanwhile is done all the
 * same, before the exception reaches the one who was doing it.
 */
public final class Trampoline {
  private final AtomicInteger asked;
  private final Runnable work;

  private Trampoline(Runnable work, int asked) {
    this.work = work;
    this.asked = new AtomicInteger(asked);
  }

  /**
   * Makes a trampoline on which nobody is.
   *
   * @param work what to do
   * @return the trampoline
   */
  public static Trampoline free(Runnable work) {
    return new Trampoline(work, 0);
  }

  /**
   * Makes a trampoline on which somebody is, who must {@link #leave()} it.
   *
   * @param work what to do
   * @return the trampoline
   */
  public static Trampoline occupied(Runnable work) {
    return new Trampoline(work, 1);
  }

  /** Does the work, or leaves it to the one who is doing it. */
  public void run() {
    if (asked.getAndIncrement() == 0) {
      repeat(1);
    }
  }

  /**
   * Leaves the work to the one who is doing it.
   *
   * @return false if nobody is; nothing was asked for then
   */
  public boolean join() {
    int before = asked.get();
    while (before != 0 && !asked.compareAndSet(before, before + 1)) {
      before = asked.get();
    }
    return before != 0;
  }

  /**
   * Keeps others from the work if nobody is doing it; the caller must {@link #leave()} then.
   *
   * @return whether nobody was
   */
  public boolean tryEnter() {
    return asked.get() == 0 && asked.compareAndSet(0, 1);
  }

  /**
   * Tells whether the work is being done, or kept from others.
   *
   * @return a snapshot
   */
  public boolean isOccupied() {
    return asked.get() != 0;
  }

  /** Does the work if somebody has asked for it since {@link #tryEnter()}. */
  public void leave() {
    int missed = asked.decrementAndGet();
    if (missed != 0) {
      repeat(missed);
    }
  }

  private void repeat(int missed) {
    int seen = missed;
    boolean done = false;
    try {
      do {
        work.run();
        seen = asked.addAndGet(-seen);
      } while (seen != 0);
      done = true;
    } finally {
      if (!done) {
        int left = asked.addAndGet(-seen);
        if (left != 0) {
          repeat(left);
        }
      }
    }
  }
}
