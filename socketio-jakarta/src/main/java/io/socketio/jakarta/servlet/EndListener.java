// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponseWrapper;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells of the end of an asynchronous request. */
final class EndListener implements AsyncListener {
  private final Consumer<ServletRequest> ended;
  private final Consumer<@Nullable Throwable> failed;

  /**
   * Unused. A container may take every async listener of a web application for a component, and
   * warn at deployment of one that it cannot make.
   */
  public EndListener() {
    this(request -> {}, failure -> {});
  }

  /**
   * Makes a listener.
   *
   * @param ended gets the request that was given with the listener, when it is over
   * @param failed the container gives the request up, because of a failure or of a time-out
   */
  EndListener(Consumer<ServletRequest> ended, Consumer<@Nullable Throwable> failed) {
    this.ended = ended;
    this.failed = failed;
  }

  /** To be called before the request can be complete or dispatched. */
  void addTo(AsyncContext async) {
    // A container may set the status to 200 before it tells a listener of the end, if the response
    // that was given with the listener is one of HTTP; and it may know the request no more at the
    // end, unless it was given with the listener.
    async.addListener(this, async.getRequest(), new ServletResponseWrapper(async.getResponse()));
  }

  @Override
  public void onComplete(AsyncEvent event) {
    ended.accept(event.getSuppliedRequest());
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    onError(event);
  }

  @Override
  public void onError(AsyncEvent event) {
    failed.accept(event.getThrowable());
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // No request becomes asynchronous twice.
  }
}
