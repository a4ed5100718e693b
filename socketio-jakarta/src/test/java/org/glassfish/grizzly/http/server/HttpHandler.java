// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package org.glassfish.grizzly.http.server;

/** Stands for what is on the stack of a thread of Grizzly as long as it serves a request. */
public final class HttpHandler {
  private HttpHandler() {}

  /** Begins to serve a request, on a thread of Grizzly. */
  public static Thread serve(Runnable request) {
    Thread worker = new Worker(() -> handle(request));
    worker.start();
    return worker;
  }

  private static void handle(Runnable request) {
    request.run();
  }

  private static final class Worker extends Thread {
    Worker(Runnable work) {
      super(work);
    }
  }
}
