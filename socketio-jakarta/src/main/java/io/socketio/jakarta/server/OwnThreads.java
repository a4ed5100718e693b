// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.util.BareThread;
import io.socketio.jakarta.util.ClassLoaderContext;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a server. They have the class loader of whoever made the server, and nothing of
 * the threads that happen to start them: a container may keep the identity of a caller in
 * inheritable variables.
 */
final class OwnThreads {
  private static final String HANDLERS = "socketio-handler-";
  private static final int MOST_HANDLERS = 256;

  /**
   * Before Java 24 a virtual thread that blocks in a synchronized method holds a processor: on two
   * of them, two slow handlers would stop all virtual threads of the virtual machine.
   */
  private static final int FIRST_WITHOUT_PINNING = 24;

  private OwnThreads() {}

  /** Virtual threads, or a limited number of others. */
  static ExecutorService forHandlers() {
    return Runtime.version().feature() < FIRST_WITHOUT_PINNING ? pool() : virtual();
  }

  static ScalingPool pool() {
    return new ScalingPool(MOST_HANDLERS, daemons(HANDLERS));
  }

  /** Called by reflection, as the build is for Java 17. */
  private static ExecutorService virtual() {
    try {
      Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      type.getMethod("name", String.class, long.class).invoke(builder, HANDLERS, 1L);
      type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
      ThreadFactory threads = (ThreadFactory) type.getMethod("factory").invoke(builder);
      Method pool = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
      return (ExecutorService) pool.invoke(null, with(ClassLoaderContext.current(), threads));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no virtual threads", e);
    }
  }

  static ThreadFactory daemons(String prefix) {
    AtomicInteger number = new AtomicInteger();
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    return with(
        ClassLoaderContext.current(),
        task -> {
          Thread thread = new Thread(group, task, prefix + number.incrementAndGet(), 0, false);
          thread.setDaemon(true);
          return thread;
        });
  }

  private static ThreadFactory with(ClassLoaderContext context, ThreadFactory threads) {
    return task -> {
      Thread thread = threads.newThread(BareThread.marking(task));
      thread.setContextClassLoader(context.classLoader());
      return thread;
    };
  }
}
