// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells Weld of those beginnings and ends of asynchronous requests that a container does not.
 *
 * <p>Weld's listener binds the CDI contexts of a request to the thread on which it hears of a
 * beginning, and takes them off when it hears of an end there, which destroys the beans unless the
 * request is still asynchronous. So it needs both on the thread that leaves a request, and both
 * again when the request is complete. WildFly, Payara and GlassFish tell of all four. Tomcat
 * (10.1.59, 11.0.24) tells of the first and of the last, Jetty (12.0.31) of the first two, and Open
 * Liberty (26.0.0.3) of all, but says that the request is still asynchronous at last.
 */
final class WeldContexts implements Filter {
  private static final String LISTENER = "org.jboss.weld.module.web.servlet.WeldInitialListener";

  /** In front of the filters of the application, which need the contexts on their way back. */
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted() && Product.CATALINA.made(request.getAsyncContext())) {
        ServletRequestEvent event = event(Wrappers.original(request));
        listener(event).ifPresent(weld -> weld.requestDestroyed(event));
      }
    }
  }

  /**
   * Whether a request must be completed on a thread that serves no other one, as the contexts are
   * bound to that thread, and whatever is there is taken off.
   */
  static boolean needThread(AsyncContext async) {
    return Product.GRIZZLY.made(Thread.currentThread())
        || (Product.JETTY.made(async) && listener(event(async.getRequest())).isPresent());
  }

  /** An asynchronous request is complete. */
  static void complete(AsyncContext async, ServletRequest request) {
    ServletRequestEvent event = event(request);
    listener(event)
        .ifPresent(
            weld -> {
              if (Product.CATALINA.made(async)) {
                weld.requestInitialized(event);
              } else if (Product.JETTY.made(async)) {
                weld.requestInitialized(event);
                weld.requestDestroyed(complete(event));
              } else if (Product.LIBERTY.made(async)) {
                weld.requestDestroyed(complete(event));
                weld.requestInitialized(event);
              }
            });
  }

  private static ServletRequestEvent complete(ServletRequestEvent event) {
    return event(new CompleteRequest((HttpServletRequest) event.getServletRequest()));
  }

  private static ServletRequestEvent event(ServletRequest request) {
    return new ServletRequestEvent(request.getServletContext(), request);
  }

  private static Optional<ServletRequestListener> listener(ServletRequestEvent event) {
    return event.getServletContext().getAttribute(LISTENER) instanceof ServletRequestListener weld
        ? Optional.of(weld)
        : Optional.empty();
  }

  /** Jetty and Open Liberty take a request for asynchronous until its listeners have returned. */
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
