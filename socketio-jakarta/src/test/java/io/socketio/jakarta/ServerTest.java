// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** A server, and a queue in which handlers note what they saw. */
abstract class ServerTest {
  final SocketIoServer io;

  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

  ServerTest() {
    this(SocketIoServer.builder().options(SocketIoOptions.builder().maxPendingEvents(16).build()));
  }

  ServerTest(SocketIoServer.Builder builder) {
    io = builder.build();
    io.on("fence", event -> event.ack().send());
  }

  void note(Object what) {
    notes.add(String.valueOf(what));
  }

  String nextNote() {
    try {
      String note = notes.poll(5, TimeUnit.SECONDS);
      assertThat(note).as("a note within 5 s").isNotNull();
      return note;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).as("released within 5 s").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void awaitTrue(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the condition holds within 5 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  void expectNoNote() {
    assertThat(notes).isEmpty();
  }

  @AfterEach
  void close() {
    io.close();
  }
}
