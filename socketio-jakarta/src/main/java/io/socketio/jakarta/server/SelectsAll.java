// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.AckReplies;
import io.socketio.jakarta.Broadcast;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.RemoteSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A namespace as a {@link Broadcast}: the selection of all its sockets. */
interface SelectsAll extends Namespace {
  Broadcast all();

  @Override
  default Broadcast to(String... rooms) {
    return all().to(rooms);
  }

  @Override
  default Broadcast to(Collection<String> rooms) {
    return all().to(rooms);
  }

  @Override
  default Broadcast except(String... rooms) {
    return all().except(rooms);
  }

  @Override
  default Broadcast except(Collection<String> rooms) {
    return all().except(rooms);
  }

  @Override
  default Broadcast local() {
    return all().local();
  }

  @Override
  default Broadcast asVolatile() {
    return all().asVolatile();
  }

  @Override
  default Broadcast compress(boolean on) {
    return all().compress(on);
  }

  @Override
  default Broadcast timeout(Duration duration) {
    return all().timeout(duration);
  }

  @Override
  default void emit(String event, Object... args) {
    all().emit(event, args);
  }

  @Override
  default CompletionStage<AckReplies> emitWithAck(String event, Object... args) {
    return all().emitWithAck(event, args);
  }

  @Override
  default CompletionStage<List<RemoteSocket>> fetchSockets() {
    return all().fetchSockets();
  }

  @Override
  default void socketsJoin(String... rooms) {
    all().socketsJoin(rooms);
  }

  @Override
  default void socketsLeave(String... rooms) {
    all().socketsLeave(rooms);
  }

  @Override
  default void disconnectSockets(boolean closeConnections) {
    all().disconnectSockets(closeConnections);
  }
}
