// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.cdi.SocketScoped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Open Liberty does not look for classes that have a scope of ours. */
@ApplicationScoped
public class Lives {
  @Produces
  @SocketScoped
  Life begin() {
    return new Life();
  }

  void end(@Disposes Life life) {
    life.end();
  }
}
