// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.util.ClassLoaderContext;
import java.util.concurrent.Executor;

/**
 * The context of what belongs to no client: that of the application, once a binding has told of it,
 * until then the class loader of whoever made the server. Runs tasks on the calling thread.
 */
final class HostContext implements Executor {
  private volatile Executor context = ClassLoaderContext.current();

  void become(Executor application) {
    context = application;
  }

  @Override
  public void execute(Runnable task) {
    context.execute(task);
  }
}
