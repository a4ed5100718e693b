// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a WebSocket from ending before the thread of its handshake has left the container.
 *
 * <p>Payara (6.2025.10) pools requests, and keeps a wrong note in those that were asynchronous and
 * answered inside the servlet: that their thread has left. An upgrade that gets such a request ends
 * it together with its WebSocket, even if the thread is still at work on it. Both then give the
 * request back, and it serves two others at once.
 */
final class HandshakeEnd {
  private static final String ATTRIBUTE = HandshakeEnd.class.getName();
  private static final long PATIENCE_SECONDS = 1;

  /** What the container still does after it has told of the end takes less. */
  private static final long LAST_STEPS_NANOS = MILLISECONDS.toNanos(10);

  private final Thread thread = Thread.currentThread();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile long toldAtNanos;

  private HandshakeEnd() {}

  /** Watches the request that the current thread serves. */
  static HandshakeEnd of(ServletRequest request) {
    HandshakeEnd end = new HandshakeEnd();
    request.setAttribute(ATTRIBUTE, end);
    return end;
  }

  private void tell() {
    toldAtNanos = System.nanoTime();
    told.countDown();
  }

  /** Waits, but not for ever, and not on the thread of the handshake itself. */
  void await() {
    try {
      boolean own = told.getCount() > 0 && Thread.currentThread() == thread;
      if (!own && told.await(PATIENCE_SECONDS, SECONDS)) {
        LockSupport.parkNanos(toldAtNanos + LAST_STEPS_NANOS - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells of the ends of handshakes. */
  static final class Listener implements ServletRequestListener {
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
      if (event.getServletRequest().getAttribute(ATTRIBUTE) instanceof HandshakeEnd end) {
        end.tell();
      }
    }
  }
}
