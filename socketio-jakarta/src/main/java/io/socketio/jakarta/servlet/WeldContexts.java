// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Optional;

/**
 * Tells Weld of those beginnings and ends of asynchronous requests that a container does not.
 *
 * <p>Weld's listener binds the CDI contexts of a request to the thread on which it hears of a
 * beginning, and takes them off when it hears of an end there, which destroys the beans unless the
 * request is still asynchronous. So it needs both on the thread that leaves a request, and both
 * again when the request is complete.
 */
final class WeldContexts {
  private static final String LISTENER = "org.jboss.weld.module.web.servlet.WeldInitialListener";

  private WeldContexts() {}

  /** Whether there is somebody to tell. */
  static boolean serve(ServletRequest request) {
    return listener(event(request)).isPresent();
  }

  /** A request has come to this thread. */
  static void bind(ServletRequest request) {
    ServletRequestEvent event = event(request);
    listener(event).ifPresent(weld -> weld.requestInitialized(event));
  }

  /** A request leaves this thread. */
  static void unbind(ServletRequest request) {
    ServletRequestEvent event = event(request);
    listener(event).ifPresent(weld -> weld.requestDestroyed(event));
  }

  /** A request leaves this thread, and is complete, whatever it says itself. */
  static void unbindComplete(ServletRequest request) {
    unbind(new CompleteRequest((HttpServletRequest) request));
  }

  private static ServletRequestEvent event(ServletRequest request) {
    return new ServletRequestEvent(request.getServletContext(), request);
  }

  private static Optional<ServletRequestListener> listener(ServletRequestEvent event) {
    return event.getServletContext().getAttribute(LISTENER) instanceof ServletRequestListener weld
        ? Optional.of(weld)
        : Optional.empty();
  }

  /**
   * There are containers that take a request for asynchronous until its listeners have returned.
   */
  private static final class CompleteRequest extends HttpServletRequestWrapper {
    CompleteRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public boolean isAsyncStarted() {
      return false;
    }
  }
}
