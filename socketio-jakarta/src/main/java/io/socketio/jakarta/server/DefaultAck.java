// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.parser.PacketData;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The acknowledgement of an event that a client waits for. */
final class DefaultAck implements Ack {
  private final Consumer<PacketData> answer;
  private final AtomicBoolean sent = new AtomicBoolean();

  DefaultAck(Consumer<PacketData> answer) {
    this.answer = answer;
  }

  @Override
  public boolean requested() {
    return true;
  }

  @Override
  public boolean sent() {
    return sent.get();
  }

  @Override
  public void send(Object... args) {
    if (!trySend(args)) {
      throw new IllegalStateException("the event has been acknowledged already");
    }
  }

  @Override
  public boolean trySend(Object... args) {
    if (!sent.compareAndSet(false, true)) {
      return false;
    }
    answer.accept(DefaultArgs.dataOf(args));
    return true;
  }
}
