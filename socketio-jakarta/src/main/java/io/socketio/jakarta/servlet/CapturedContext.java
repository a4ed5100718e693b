// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.util.BareThread;
import io.socketio.jakarta.util.ClassLoaderContext;
import io.socketio.jakarta.util.CurrentExecutor;
import java.util.concurrent.Executor;

/**
 * A context that the container has captured, and what is left of it when the container does not
 * enter it any more: as when the application is being undeployed, which has to be told of the
 * disconnects even so. That is done without identity: a thread that another client's request or
 * handler is on has its identity, and is not used.
 *
 * @param captured of the container
 * @param rest the class loader of the application
 */
record CapturedContext(Executor captured, ClassLoaderContext rest) implements Executor {
  private static final System.Logger LOG = System.getLogger(CapturedContext.class.getName());

  @Override
  public void execute(Runnable task) {
    Once once = new Once(task);
    try {
      captured.execute(() -> BareThread.cover(once));
    } catch (RuntimeException | Error e) {
      if (once.begun && !once.ended) {
        throw e;
      }
      BareThread.spoil();
      LOG.log(DEBUG, "the container does not enter or leave a context", e);
    }
    if (!once.begun) {
      BareThread.run(() -> rest.execute(once));
    }
  }

  /** Runs on one thread, for which the caller waits. */
  private static final class Once implements Runnable {
    private final Runnable task;
    private boolean begun;
    private boolean ended;

    Once(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      begun = true;
      CurrentExecutor.run(null, task);
      ended = true;
    }
  }
}
