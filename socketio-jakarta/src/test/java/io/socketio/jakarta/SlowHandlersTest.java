// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handlers that keep their threads, of which there are few, and clients that do not call them. */
final class SlowHandlersTest {
  private static final int THREADS = 8;
  private static final int ATTACKERS = 3 * THREADS;
  private static final int NAMESPACES = THREADS;
  private static final String ATTACKER = "192.0.2.1";
  private static final String OTHER = "192.0.2.2";

  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
  private final SocketIoServer io = SocketIoServer.builder().executor(pool).build();
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();

  @BeforeEach
  void start() {
    handle(io);
    for (int i = 0; i < NAMESPACES; i++) {
      handle(io.of("/" + i));
    }
  }

  private void handle(Namespace namespace) {
    namespace.on("hold", event -> hold());
  }

  private void hold() {
    held.incrementAndGet();
    try {
      if (release.await(30, TimeUnit.SECONDS)) {
        finished.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    release.countDown();
    io.close();
    pool.shutdownNow();
  }

  @Test
  void doNotStopClientsOfOtherAddresses() {
    for (int i = 0; i < ATTACKERS; i++) {
      FakeClient.connect(io, ATTACKER, "/").send("42[\"hold\"]");
    }

    assertServed(OTHER);

    release.countDown();
    ServerTest.awaitTrue(() -> finished.get() == ATTACKERS);
  }

  @Test
  void ofOneClientTakeOneThread() {
    FakeClient attacker = FakeClient.connect(io, ATTACKER, "/");
    attacker.send("42[\"hold\"]");
    for (int i = 0; i < NAMESPACES; i++) {
      attacker.join("/" + i);
      attacker.send("42/" + i + ",[\"hold\"]");
    }

    assertServed(ATTACKER);
    ServerTest.awaitTrue(() -> held.get() == 1);

    release.countDown();
    ServerTest.awaitTrue(() -> finished.get() == NAMESPACES + 1);
  }

  /** Connects, is answered, answers, and leaves. */
  private void assertServed(String address) {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    CompletableFuture<DisconnectReason> left = new CompletableFuture<>();
    io.on(
        "ask",
        event -> {
          event.socket().onDisconnect(left::complete);
          event
              .socket()
              .emitWithAck("question")
              .thenAccept(args -> answer.complete(args.get(0, Integer.class)));
        });
    FakeClient client = FakeClient.connect(io, address, "/");
    client.send("42[\"ask\"]");
    String question = client.next();
    client.send("43" + question.substring(2, question.indexOf('[')) + "[42]");
    assertThat(answer.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(42);

    client.drop();
    assertThat(left.orTimeout(5, TimeUnit.SECONDS).join())
        .isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
  }
}
