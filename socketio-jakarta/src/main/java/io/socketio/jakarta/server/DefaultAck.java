// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.parser.PacketData;
import java.util.concurrent.atomic.AtomicBoolean;

/** The acknowledgement of an event that a client waits for. */
final class DefaultAck implements Ack {
  /** What becomes of the arguments. */
  @FunctionalInterface
  interface Answer {
    /**
     * Does everything that may fail.
     *
     * @return sends the answer; called at most once in the life of an acknowledgement
     */
    Runnable prepare(PacketData args);
  }

  private final Answer answer;
  private final AtomicBoolean sent = new AtomicBoolean();

  DefaultAck(Answer answer) {
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
    if (sent.get()) {
      return false;
    }
    Runnable send = answer.prepare(DefaultArgs.dataOf(args));
    if (!sent.compareAndSet(false, true)) {
      return false;
    }
    send.run();
    return true;
  }
}
