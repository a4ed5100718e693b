// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.lifecycle;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.cdi.DisconnectEvent;
import io.socketio.jakarta.cdi.OnDisconnect;
import io.socketio.jakarta.cdi.OnSocketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a journal, outside of the server, of why clients leave. */
@ApplicationScoped
public class Journalist {
  @Inject SocketIoServer io;
  @Inject ServletContext context;

  EventArgs echo(@Observes @OnSocketEvent("echo") EventArgs args) {
    return args;
  }

  long pid(@Observes @OnSocketEvent("pid") EventArgs none) {
    return ProcessHandle.current().pid();
  }

  void tell(@Observes @OnSocketEvent("tell") EventArgs news) {
    io.emit("told", news);
  }

  void left(@Observes @OnDisconnect DisconnectEvent event) throws IOException {
    Path journal = Path.of(context.getInitParameter("journal"));
    Files.writeString(journal, event.reason() + "\n", CREATE, APPEND);
  }
}
