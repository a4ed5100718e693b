// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that has become asynchronous.
 *
 * <p>Calls that may start a thread of the container are made with the class loader of the
 * container: the thread may keep the context class loader of the thread that started it, and with
 * that a web application after it was undeployed. Tasks run with the class loader of the
 * application: the thread may have that of another one.
 */
class AsyncRequest {
  private final AsyncContext async;
  private final ClassLoader application;

  /** Makes a request asynchronous, on the thread of its servlet. */
  AsyncRequest(HttpServletRequest request) {
    // Wrappers may have asynchronous contexts of their own.
    this(Wrappers.original(request).startAsync(), request.getServletContext().getClassLoader());
  }

  /**
   * Takes a request that is asynchronous.
   *
   * @param application the class loader of its web application
   */
  AsyncRequest(AsyncContext async, ClassLoader application) {
    this.async = async;
    this.application = application;
  }

  /** The request of the container, not of filters. */
  ServletRequest original() {
    return async.getRequest();
  }

  /** The response of the container, not of filters, which have returned by now. */
  HttpServletResponse response() {
    return (HttpServletResponse) Wrappers.original(async.getResponse());
  }

  /**
   * Registers what is to be done at the end, before the request can be complete or dispatched.
   *
   * @param timeoutMillis when the container gives the request up; 0 for never
   * @param ended the request is over
   * @param failed the container gives the request up, because of a failure or of a time-out
   */
  void onEnd(long timeoutMillis, Runnable ended, Consumer<@Nullable Throwable> failed) {
    async.setTimeout(timeoutMillis);
    Consumer<ServletRequest> completed =
        request -> {
          ended.run();
          completed(request);
        };
    new EndListener(completed, failed).addTo(async);
  }

  /** Whether it may be answered and completed on the current thread. */
  boolean mayBeAnsweredHere() {
    return true;
  }

  /** Reads the body. */
  void read(ServletInputStream in, ReadListener listener) {
    in.setReadListener(listener);
  }

  /** Whether the thread that reads a body must be the one that refuses it. */
  boolean refusesWhereItIsRead() {
    return true;
  }

  /** Called by the container's thread when the request is complete. */
  void completed(ServletRequest request) {}

  /** Whether an answer may be completed inside a write event of its connection. */
  boolean endsInEvents() {
    return true;
  }

  /** Runs a task when the write event is over that the current thread serves. */
  void afterEvent(Runnable task) {
    task.run();
  }

  /** Runs a task on a thread of the container, as the web application. */
  void start(Runnable task) {
    with(containerLoader(), () -> async.start(() -> with(application, task)));
  }

  void complete() {
    with(containerLoader(), async::complete);
  }

  void dispatch() {
    with(containerLoader(), async::dispatch);
  }

  private ClassLoader containerLoader() {
    return async.getClass().getClassLoader();
  }

  private static void with(ClassLoader classLoader, Runnable task) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classLoader);
    try {
      task.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
