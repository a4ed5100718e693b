// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.concurrent.atomic.AtomicBoolean;

/** The acknowledgement of an event that a client waits for. */
final class DefaultAck implements Ack {
  private final DefaultSocket socket;
  private final long id;
  private final AtomicBoolean sent = new AtomicBoolean();

  DefaultAck(DefaultSocket socket, long id) {
    this.socket = socket;
    this.id = id;
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
    socket.acknowledge(id, DefaultArgs.dataOf(args));
    return true;
  }
}
