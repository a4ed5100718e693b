// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.springboot;

import io.socketio.jakarta.SocketIoServer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells everybody what is posted. */
@RestController
class Announcements {
  private final SocketIoServer io;

  Announcements(SocketIoServer io) {
    this.io = io;
  }

  @PostMapping("/announcements")
  void announce(@RequestBody String text) {
    io.emit("announcement", text);
  }
}
