// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Somebody who behaves well while others attack: asks the server ten times a second, and waits for
 * each answer. It ends when one is wrong or does not come at all.
 */
final class Bystander {
  private static final Duration PERIOD = Duration.ofMillis(100);

  /** Longer than an answer may take, so that its absence is reported by who waits for it. */
  private static final Duration BOUND = Await.BOUND.multipliedBy(2);

  private final String name;
  private final Thread thread;
  private final AtomicInteger rounds = new AtomicInteger();
  private volatile boolean stopped;
  private volatile Throwable failure;

  private Bystander(String name, IntConsumer question) {
    this.name = name;
    this.thread = new Thread(() -> ask(question), name);
    thread.setDaemon(true);
    thread.start();
  }

  /** A client of the server under attack: a lost or late event shows, and so does its end. */
  static Bystander client(Transport transport, Wire wire) {
    EngineClient client = transport.open(wire);
    client.send("40");
    assertThat(client.next()).startsWith("40");
    return new Bystander(
        "client on " + transport,
        round -> {
          client.send("42" + round + "[\"echo\"," + round + "]");
          assertThat(client.next()).isEqualTo("43" + round + "[" + round + "]");
        });
  }

  /** Another application of the same container. */
  static Bystander neighbour(Wire application) {
    Request request = Request.get("").below("neighbour/plain");
    return new Bystander(
        "client of another application",
        round -> assertThat(application.call(request).text()).isEqualTo("at your service"));
  }

  private void ask(IntConsumer question) {
    try {
      while (!stopped) {
        question.accept(rounds.get());
        rounds.incrementAndGet();
        LockSupport.parkNanos(PERIOD.toNanos());
      }
    } catch (RuntimeException | AssertionError e) {
      failure = e;
    }
  }

  /** Waits until something that was asked from now on has been answered. */
  void awaitAnswer() {
    int enough = rounds.get() + 2; // one may have been asked before
    Await.until(name + " is served", BOUND, () -> rounds.get() >= enough || !thread.isAlive());
    assertUnharmed();
  }

  void assertUnharmed() {
    if (failure != null) {
      throw new AssertionError(name + " suffers after " + rounds + " answers", failure);
    }
  }

  void stop() {
    stopped = true;
    Await.until(name + " has its last answer", BOUND, () -> !thread.isAlive());
  }
}
