// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Threads with nothing of a container on them, above all no identity: those of servers, as long as
 * they are in no context.
 */
public final class BareThread {
  private static final ThreadLocal<@Nullable Boolean> BARE = new ThreadLocal<>();
  private static final String NAME = "socketio-bare";
  private static final int MOST_SECONDS = 5;

  private BareThread() {}

  /**
   * Marks a thread that is about to start.
   *
   * @param task what the thread is to run; it must inherit no variables
   * @return the same, on a bare thread
   */
  public static Runnable marking(Runnable task) {
    return () -> {
      BARE.set(true);
      task.run();
    };
  }

  /**
   * Runs a task at once, in a context: the thread is not bare meanwhile.
   *
   * @param task what to run
   */
  public static void cover(Runnable task) {
    if (BARE.get() == null) {
      task.run();
      return;
    }
    BARE.remove();
    try {
      task.run();
    } finally {
      BARE.set(true);
    }
  }

  /** Says that something of a container may have stayed on this thread. */
  public static void spoil() {
    BARE.remove();
  }

  /**
   * Runs a task on this thread if it is bare, otherwise on another one while this one waits.
   *
   * @param task what to run
   * @throws IllegalStateException if another thread takes more than 5 s, as it does if the task
   *     needs a lock of this one; it goes on
   */
  public static void run(Runnable task) {
    if (BARE.get() != null) {
      task.run();
      return;
    }
    var elsewhere = new FutureTask<>(task, null);
    Thread thread = new Thread(null, marking(elsewhere), NAME, 0, false);
    thread.setDaemon(true);
    thread.start();
    await(elsewhere);
  }

  private static void await(FutureTask<?> task) {
    try {
      var unused = task.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (TimeoutException | CancellationException e) {
      throw new IllegalStateException("a hook has not returned in " + MOST_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a hook runs", e);
    }
  }
}
