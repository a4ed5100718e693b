// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/** The acknowledgement of an event that expects none. */
enum NoAck implements Ack {
  INSTANCE;

  @Override
  public boolean requested() {
    return false;
  }

  @Override
  public boolean sent() {
    return false;
  }

  @Override
  public void send(Object... args) {
    // nobody waits for it
  }

  @Override
  public boolean trySend(Object... args) {
    return true;
  }
}
