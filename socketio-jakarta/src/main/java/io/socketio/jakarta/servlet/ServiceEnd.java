// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the thread of a servlet has left a request, on the way back through the container.
 *
 * <p>Payara (6.2025.10) and GlassFish pool requests. If an asynchronous request is completed, or a
 * WebSocket ends, while its thread is still on that way, the request is given back under that
 * thread, which then writes into the request of another client, or leaves a wrong note in the pool:
 * that the thread of whoever gets the request next has left it. The thread does so, too, if it
 * completes the request itself.
 */
final class ServiceEnd {
  /** Of a request whose container needs no such care. */
  static final ServiceEnd PAST = new ServiceEnd();

  private static final long PATIENCE_NANOS = SECONDS.toNanos(1);

  private static final long LOOK_NANOS = MILLISECONDS.toNanos(1);

  private final @Nullable Thread thread;
  private final String handler;
  private final long lastStepsNanos;
  private volatile boolean told;
  private volatile long toldAtNanos;
  private volatile boolean past;

  private ServiceEnd() {
    thread = null;
    handler = "";
    lastStepsNanos = 0;
    past = true;
  }

  /**
   * Watches a thread.
   *
   * @param handler the class of the container that is on the stack as long as a request is served
   * @param lastSteps how long the thread may take for them, after its servlet has returned
   */
  ServiceEnd(Thread thread, String handler, Duration lastSteps) {
    this.thread = thread;
    this.handler = handler;
    lastStepsNanos = lastSteps.toNanos();
  }

  /** The servlet returns. */
  void tell() {
    if (!past) {
      toldAtNanos = System.nanoTime();
      told = true;
    }
  }

  /** Whether the thread has left the request; never before that, if the current thread is it. */
  boolean isPast() {
    if (!past && told) {
      past = System.nanoTime() - toldAtNanos > lastStepsNanos || !isServing();
    }
    return past;
  }

  private boolean isServing() {
    return thread != null
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(handler));
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

  /** Watches the requests of a web application; a thread that serves another has left its last. */
  static final class Watch implements ServletRequestListener {
    private static final String HANDLER = "org.glassfish.grizzly.http.server.HttpHandler";
    private static final Duration LAST_STEPS = Duration.ofMillis(250);

    private final Map<Thread, ServiceEnd> last = new ConcurrentHashMap<>();

    /** Watches the request that the current thread serves. */
    ServiceEnd begin() {
      Thread thread = Thread.currentThread();
      if (!Product.GRIZZLY.made(thread)) {
        return PAST;
      }
      ServiceEnd end = new ServiceEnd(thread, HANDLER, LAST_STEPS);
      if (last.put(thread, end) == null) {
        last.keySet().removeIf(other -> !other.isAlive());
      }
      return end;
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
      ServiceEnd end = last.get(Thread.currentThread());
      if (end != null) {
        end.past = true;
      }
    }
  }
}
