// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.AckTimeoutException;
import io.socketio.jakarta.Broadcast;
import io.socketio.jakarta.Emit;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.RemoteSocket;
import io.socketio.jakarta.adapter.SocketDetails;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A snapshot of a socket whose methods go through the adapter, to the room that bears its id. */
record DefaultRemoteSocket(SocketDetails details, Broadcast self)
    implements RemoteSocket, SocketEmit.Target {

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
  public CompletionStage<EventArgs> emitWithAck(String event, Object... args) {
    return emitWithAck(EmitFlags.NONE, event, args);
  }

  @Override
  public Emit timeout(Duration duration) {
    return new SocketEmit(this, EmitFlags.NONE).timeout(duration);
  }

  @Override
  public void emit(EmitFlags flags, String event, Object... args) {
    selection(flags).emit(event, args);
  }

  @Override
  public CompletionStage<EventArgs> emitWithAck(EmitFlags flags, String event, Object... args) {
    return selection(flags)
        .emitWithAck(event, args)
        .thenApply(replies -> replies.of(id()).orElseThrow(AckTimeoutException::new));
  }

  private Broadcast selection(EmitFlags flags) {
    Broadcast compressed = self.compress(flags.compress());
    Broadcast sent = flags.isVolatile() ? compressed.asVolatile() : compressed;
    return flags.timeout().map(sent::timeout).orElse(sent);
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
