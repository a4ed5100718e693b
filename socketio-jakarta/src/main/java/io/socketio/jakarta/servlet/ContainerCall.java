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
    call(async, () -> async.start(task));
  }

  static void complete(AsyncContext async) {
    call(async, async::complete);
  }

  private static void call(AsyncContext async, Runnable call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(async.getClass().getClassLoader());
    try {
      call.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
