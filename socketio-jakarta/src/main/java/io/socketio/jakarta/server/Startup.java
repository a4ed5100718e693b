// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.ERROR;

/**
 * The start of a server, which lasts until its first client comes.
 *
 * <p>What is refused meanwhile mostly ends the start of the web application, and is logged before
 * it is thrown: a container may log the exception of a listener in another file, and with CDI it is
 * the last of many causes. Later it is up to the caller, who may have the name of an event from a
 * client.
 */
final class Startup {
  private static final System.Logger LOG = System.getLogger(Startup.class.getName());

  private volatile boolean over;

  void end() {
    over = true;
  }

  /** Logs a refusal, if this is the time. */
  <E extends RuntimeException> E refused(E refusal) {
    if (!over) {
      LOG.log(ERROR, refusal.getMessage());
    }
    return refusal;
  }
}
