// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Finds out when a thread has left a class of its container, which is on its stack until then. */
final class ThreadExit {
  /** Of a thread that is not waited for. */
  static final ThreadExit PAST = new ThreadExit();

  private static final long PATIENCE_NANOS = SECONDS.toNanos(1);

  private static final long LOOK_NANOS = MILLISECONDS.toNanos(1);

  private final @Nullable Thread thread;
  private final String type;
  private final long lastStepsNanos;
  private volatile boolean leaving;
  private volatile long leavingAtNanos;
  private volatile boolean past;

  private ThreadExit() {
    thread = null;
    type = "";
    lastStepsNanos = 0;
    past = true;
  }

  /**
   * Watches a thread.
   *
   * @param type the name of the class
   * @param lastSteps how long the thread may take for them when it is on its way
   */
  ThreadExit(Thread thread, String type, Duration lastSteps) {
    this.thread = thread;
    this.type = type;
    lastStepsNanos = lastSteps.toNanos();
  }

  /** The thread is on its way back now. */
  void begin() {
    if (!past) {
      leavingAtNanos = System.nanoTime();
      leaving = true;
    }
  }

  /** The thread does something else already. */
  void end() {
    past = true;
  }

  /** Whether the thread has left; never before that, if the current thread is it. */
  boolean isPast() {
    if (!past && leaving) {
      past = System.nanoTime() - leavingAtNanos > lastStepsNanos || !isInside();
    }
    return past;
  }

  private boolean isInside() {
    return thread != null
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(type));
  }

  /** Waits until that is so, but not for ever, and not if the current thread is it. */
  void await() {
    if (Thread.currentThread() == thread) {
      return;
    }
    long begin = System.nanoTime();
    while (!isPast() && System.nanoTime() - begin < PATIENCE_NANOS) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
