// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.SocketDetails;
import java.util.Map;
import java.util.Set;

/** A snapshot of a socket whose methods go through the adapter, to the room that bears its id. */
record DefaultRemoteSocket(SocketDetails details, Broadcast self) implements RemoteSocket {

  @Override
  public String id() {
    return details.id();
  }

  @Override
  public Map<String, Object> handshake() {
    return details.handshake();
  }

  @Override
  public Set<String> rooms() {
    return details.rooms();
  }

  @Override
  public Map<String, Object> data() {
    return details.data();
  }

  @Override
  public void emit(String event, Object... args) {
    self.emit(event, args);
  }

  @Override
  public void join(String... rooms) {
    self.socketsJoin(rooms);
  }

  @Override
  public void leave(String... rooms) {
    self.socketsLeave(rooms);
  }

  @Override
  public void disconnect(boolean closeConnection) {
    self.disconnectSockets(closeConnection);
  }
}
