// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import io.socket.emitter.Emitter;
import io.socketio.jakarta.wire.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The events of one name that a client has received and a test has not looked at yet. */
final class Inbox {
  private final String event;
  private final BlockingQueue<Object[]> received = new LinkedBlockingQueue<>();

  Inbox(Emitter emitter, String event) {
    this.event = event;
    emitter.on(event, received::add);
  }

  /** The arguments of the next event. */
  Object[] next() {
    try {
      Object[] args = received.poll(Await.BOUND.toMillis(), TimeUnit.MILLISECONDS);
      if (args == null) {
        throw new AssertionError("Not within " + Await.BOUND.toSeconds() + " s: " + event);
      }
      return args;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The first argument of the next event. */
  Object first() {
    return next()[0];
  }

  /** The first argument of each of the next events. */
  List<Object> firsts(int count) {
    List<Object> firsts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      firsts.add(first());
    }
    return firsts;
  }

  /** How many are here. */
  int size() {
    return received.size();
  }
}
