// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that sends faster than its handlers work. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BackpressureIT {
  private static final int MAX_PENDING_EVENTS = 16;

  /** 60 MB: more than the buffers of TCP take. */
  private static final int EVENTS = 600;

  private static final String PADDING = "x".repeat(100_000);
  private static final Duration STILL = Duration.ofSeconds(1);

  private final List<Integer> handled = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final SocketIoServer io =
      SocketIoServer.builder()
          .options(SocketIoOptions.builder().maxPendingEvents(MAX_PENDING_EVENTS).build())
          .build();

  @ParameterizedTest
  @EnumSource
  void pausesReadingAndLosesNothing(Transport transport) {
    io.on("n", Integer.class, this::handle);
    try (TomcatServer tomcat = TomcatServer.serving(io);
        Client fast = transport.open(tomcat).join();
        Client other = transport.open(tomcat).join()) {
      AtomicInteger sent = new AtomicInteger();
      for (int i = 0; i < EVENTS; i++) {
        CompletableFuture<Void> one = fast.write("42[\"n\",%d,\"%s\"]".formatted(i, PADDING));
        var unused = one.thenRun(sent::incrementAndGet);
      }
      awaitStill(sent);
      assertThat(sent).hasValueLessThan(EVENTS);
      assertThat(handled).isEmpty();
      other.assertServed();

      release.countDown();

      Await.until("all handled", () -> handled.size() == EVENTS);
      assertThat(handled).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
      fast.assertServed();
    } finally {
      release.countDown();
    }
  }

  private void handle(int number, SocketEvent event) {
    try {
      if (!release.await(Await.BOUND.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("not released");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    handled.add(number);
  }

  /** Waits until the number is not zero and does not change any more. */
  private static void awaitStill(AtomicInteger number) {
    int[] seen = {0};
    long[] since = {System.nanoTime()};
    Await.until(
        "stands still",
        () -> {
          int now = number.get();
          if (now != seen[0]) {
            seen[0] = now;
            since[0] = System.nanoTime();
          }
          return now > 0 && System.nanoTime() - since[0] > STILL.toNanos();
        });
  }
}
