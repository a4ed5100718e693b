// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.early;

import io.socketio.jakarta.SocketIoServer;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** An EJB, where there are EJBs, by its descriptor: a singleton that is made at the start. */
public class EarlyBean {
  @Inject SocketIoServer io;

  @PostConstruct
  void start() {
    Early.use(io);
  }
}
