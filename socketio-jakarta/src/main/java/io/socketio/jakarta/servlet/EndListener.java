// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import org.jspecify.annotations.Nullable;

/** Tells an exchange of the end of its request. */
final class EndListener implements AsyncListener {
  private final @Nullable AsyncExchange exchange;

  /**
   * Unused. WildFly 39 takes every async listener of a web application for a component, and warns
   * at deployment of one that it cannot make.
   */
  public EndListener() {
    exchange = null;
  }

  EndListener(AsyncExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    if (exchange != null) {
      exchange.ended();
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    onError(event);
  }

  @Override
  public void onError(AsyncEvent event) {
    if (exchange != null) {
      exchange.failed(event.getThrowable());
    }
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Nothing dispatches these requests again.
  }
}
