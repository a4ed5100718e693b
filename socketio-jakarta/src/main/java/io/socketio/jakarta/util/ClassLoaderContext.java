// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.concurrent.Executor;

/**
 * Runs tasks at once, on the calling thread, with a context class loader.
 *
 * @param classLoader the class loader that tasks see
 */
public record ClassLoaderContext(ClassLoader classLoader) implements Executor {
  /**
   * Takes over the class loader of the current thread.
   *
   * @return the context of this thread
   */
  public static ClassLoaderContext current() {
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    return new ClassLoaderContext(own == null ? ClassLoader.getSystemClassLoader() : own);
  }

  @Override
  public void execute(Runnable task) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    if (before == classLoader) {
      CurrentExecutor.run(null, task);
      return;
    }
    thread.setContextClassLoader(classLoader);
    try {
      CurrentExecutor.run(null, task);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
