// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  /** How long a thread may take for its last steps, after it has told of the end. */
  private static final long LAST_STEPS_NANOS = MILLISECONDS.toNanos(100);

  private static final long LOOK_NANOS = MILLISECONDS.toNanos(1);

  private final Thread thread = Thread.currentThread();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile long toldAtNanos;
  private volatile boolean gone;

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
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      if (told.await(PATIENCE_SECONDS, SECONDS)) {
        while (isInLastSteps()) {
          LockSupport.parkNanos(LOOK_NANOS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isInLastSteps() {
    return !gone
        && System.nanoTime() - toldAtNanos < LAST_STEPS_NANOS
        && Arrays.stream(thread.getStackTrace()).anyMatch(HandshakeEnd::servesRequest);
  }

  /** Whether Grizzly has not given the request back yet. */
  private static boolean servesRequest(StackTraceElement frame) {
    return frame.getClassName().equals("org.glassfish.grizzly.http.server.HttpHandler")
        || frame.getMethodName().equals("afterService");
  }

  /** Tells of the ends of handshakes, and that a thread has left one when it serves another. */
  static final class Listener implements ServletRequestListener {
    private final Map<Thread, HandshakeEnd> last = new ConcurrentHashMap<>();

    @Override
    public void requestInitialized(ServletRequestEvent event) {
      HandshakeEnd end = last.remove(Thread.currentThread());
      if (end != null) {
        end.gone = true;
      }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
      if (event.getServletRequest().getAttribute(ATTRIBUTE) instanceof HandshakeEnd end) {
        last.put(end.thread, end);
        end.tell();
      }
    }
  }
}
