// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.WebSocketReceiver;
import io.socketio.jakarta.util.Trampoline;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a container goes on reading while the engine is paused, up to a limit: for containers
 * that cannot be told to stop.
 *
 * <p>If much is kept the thread that reads waits, unless too many threads do so already: then more
 * is kept, and who exceeds that has no room left.
 */
final class Backlog implements Intake {
  /** Few enough bytes to keep for each client rather than a thread. */
  private static final int MOST_WITHOUT_WAITING = 64 * 1024;

  /** What a kept message occupies besides its content. */
  private static final int OVERHEAD = 128;

  private record Kept(Runnable message, int size) {}

  private final long most;
  private final Semaphore waiting;
  private final Trampoline delivery = Trampoline.free(this::deliverKept);

  /** Whether something is kept, or a message that was kept is being delivered. */
  private volatile boolean keeping;

  private volatile @Nullable WebSocketReceiver engine;

  // Guarded by this.
  private final Queue<Kept> messages = new ArrayDeque<>(0);
  private long size;

  /**
   * Makes an empty one.
   *
   * @param most bytes that it keeps
   * @param waiting the threads that may wait at a time, whatever they wait for
   */
  Backlog(long most, Semaphore waiting) {
    this.most = most;
    this.waiting = waiting;
  }

  @Override
  public boolean deliver(WebSocketReceiver receiver, Runnable message, int bytes) {
    if (!keeping && !receiver.isPaused()) {
      message.run();
      return true;
    }
    engine = receiver;
    boolean kept = keep(new Kept(message, bytes + OVERHEAD));
    delivery.run();
    return kept;
  }

  private synchronized boolean keep(Kept message) {
    if (size > MOST_WITHOUT_WAITING && waiting.tryAcquire()) {
      try {
        awaitRoom();
      } finally {
        waiting.release();
      }
    }
    if (size != 0 && size + message.size > most) {
      return false;
    }
    messages.add(message);
    size += message.size;
    keeping = true;
    return true;
  }

  private synchronized void awaitRoom() {
    try {
      while (size > MOST_WITHOUT_WAITING) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void resume() {
    delivery.run();
  }

  private void deliverKept() {
    WebSocketReceiver receiver = engine;
    while (receiver != null && !receiver.isPaused()) {
      Kept next = next();
      if (next == null) {
        return;
      }
      next.message.run();
    }
  }

  private synchronized @Nullable Kept next() {
    Kept next = messages.poll();
    if (next == null) {
      keeping = false;
    } else {
      size -= next.size;
      notifyAll();
    }
    return next;
  }

  @Override
  public void handled() {}
}
