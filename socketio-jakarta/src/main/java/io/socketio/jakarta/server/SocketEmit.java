// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Emit;
import io.socketio.jakarta.EventArgs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Flags and the socket that they are for. */
record SocketEmit(Target target, EmitFlags flags) implements Emit {

  /** What a socket can emit to its client. */
  interface Target {
    void emit(EmitFlags flags, String event, Object... args);

    CompletionStage<EventArgs> emitWithAck(EmitFlags flags, String event, Object... args);
  }

  @Override
  public Emit timeout(Duration duration) {
    Optional<Duration> limit = Optional.of(EmitFlags.positive(duration));
    return new SocketEmit(target, new EmitFlags(flags.isVolatile(), flags.compress(), limit));
  }

  @Override
  public Emit asVolatile() {
    return new SocketEmit(target, new EmitFlags(true, flags.compress(), flags.timeout()));
  }

  @Override
  public Emit compress(boolean on) {
    return new SocketEmit(target, new EmitFlags(flags.isVolatile(), on, flags.timeout()));
  }

  @Override
  public void emit(String event, Object... args) {
    target.emit(flags, event, args);
  }

  @Override
  public CompletionStage<EventArgs> emitWithAck(String event, Object... args) {
    return target.emitWithAck(flags, event, args);
  }
}
