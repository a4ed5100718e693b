// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.AsyncContext;

/**
 * Calls that may make a container start a thread. XNIO (WildFly 39) and Grizzly (Payara 6.2025.9)
 * leave a thread for life with the context class loader of whoever made them start it, and so keep
 * the web application of that one after it was undeployed: what they see here is their own.
 */
final class ContainerCall {
  private ContainerCall() {}

  static void start(AsyncContext async, Runnable task) {
    with(async.getClass().getClassLoader(), () -> async.start(task));
  }

  static void complete(AsyncContext async) {
    with(async.getClass().getClassLoader(), async::complete);
  }

  static void dispatch(AsyncContext async) {
    with(async.getClass().getClassLoader(), async::dispatch);
  }

  /** Runs a task with a context class loader. */
  static void with(ClassLoader classLoader, Runnable task) {
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
