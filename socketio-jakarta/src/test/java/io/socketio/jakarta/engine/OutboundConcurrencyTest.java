// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.util.Threads;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads send to one client: nothing is lost, doubled, torn apart or out of order. */
final class OutboundConcurrencyTest {
  private static final int SENDERS = 8;
  private static final int UNITS = 2_000;

  private enum Completions {
    INLINE,
    OTHER_THREAD,
    MIXED
  }

  private final ExecutorService network = Executors.newFixedThreadPool(2);
  private final Harness harness =
      new Harness(EngineOptions.builder().maxBufferedBytes(Long.MAX_VALUE));
  private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch missing = new CountDownLatch(2 * SENDERS * UNITS);

  @AfterEach
  void stopNetwork() {
    network.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void overAWebSocket(Completions completions) throws Exception {
    harness.webSocket(new Channel(completions));
    Threads.race(senders());
    assertThat(missing.await(30, TimeUnit.SECONDS)).isTrue();
    assertUnitsInOrder();
    assertThat(harness.socket().writable()).isTrue();
  }

  @Test
  void overPolling() throws Exception {
    harness.polling();
    List<Threads.Task> tasks = senders();
    tasks.add(this::pollUntilNothingIsMissing);
    Threads.race(tasks);
    assertUnitsInOrder();
  }

  @Test
  void acrossAnUpgrade() throws Exception {
    harness.polling();
    WebSocketReceiver client = harness.probe("sid1", new Channel(Completions.MIXED));
    List<Threads.Task> tasks = senders();
    tasks.add(
        () -> {
          poll();
          client.text("2probe");
          if (missing.getCount() > 0) {
            poll();
          }
          client.text("5");
        });
    Threads.race(tasks);
    assertThat(missing.await(30, TimeUnit.SECONDS)).isTrue();
    assertUnitsInOrder();
  }

  /** A wake-up that is lost shows only when nobody sends afterwards. */
  @Test
  void theLastMessageIsNeverForgotten() throws Exception {
    harness.webSocket(new Channel(Completions.INLINE));
    Threads.Task sender =
        () -> {
          for (int round = 1; round <= UNITS; round++) {
            harness.socket().send(EngineMessage.text(""));
            awaitArrivals(2 * round);
          }
        };
    Threads.race(List.of(sender, sender));
  }

  private void awaitArrivals(int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (arrived.size() < count) {
      assertThat(System.nanoTime()).as("message %s is missing", count).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** Each sends units of two messages, {@code sender:unit:0} and {@code sender:unit:1}. */
  private List<Threads.Task> senders() {
    return IntStream.range(0, SENDERS)
        .<Threads.Task>mapToObj(sender -> () -> sendUnits(sender))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void sendUnits(int sender) {
    for (int unit = 0; unit < UNITS; unit++) {
      String name = sender + ":" + unit;
      harness
          .socket()
          .send(List.of(EngineMessage.text(name + ":0"), EngineMessage.text(name + ":1")));
    }
  }

  private void pollUntilNothingIsMissing() throws InterruptedException {
    while (missing.getCount() > 0) {
      poll();
    }
  }

  /** Makes a request, waits for the answer and reads it. */
  private void poll() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    FakeExchange exchange =
        new FakeExchange(FakeRequest.get("EIO=4&transport=polling&sid=sid1"), answered::countDown);
    harness.server().gateway().handle(exchange);
    assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
    PacketRecorder.read(
        CodecV4.BINARY.payload(ByteBuffer.wrap(exchange.body().getBytes(UTF_8))), new Arrivals());
  }

  private void arrive(String frame) {
    if (frame.startsWith("4")) {
      arrived.add(frame.substring(1));
      missing.countDown();
    }
  }

  private void assertUnitsInOrder() {
    assertThat(arrived).hasSize(2 * SENDERS * UNITS);
    int[] nextUnit = new int[SENDERS];
    for (int i = 0; i < arrived.size(); i += 2) {
      int sender = arrived.get(i).charAt(0) - '0';
      String unit = sender + ":" + nextUnit[sender]++;
      assertThat(arrived.subList(i, i + 2)).containsExactly(unit + ":0", unit + ":1");
    }
  }

  private final class Arrivals implements PacketReceiver {
    @Override
    public void message(String data) {
      arrive('4' + data);
    }

    @Override
    public void message(ByteBuffer data) {
      throw new AssertionError("nothing binary was sent");
    }

    @Override
    public void control(char type) {}

    @Override
    public void malformed(String what) {
      throw new AssertionError(what);
    }
  }

  /** Completes its sends inline or later from another thread, and insists on one at a time. */
  private final class Channel implements WebSocketChannel {
    private final Completions completions;
    private final AtomicInteger inFlight = new AtomicInteger();

    Channel(Completions completions) {
      this.completions = completions;
    }

    @Override
    public void send(String frame, Completion completion) {
      assertThat(inFlight.incrementAndGet()).isEqualTo(1);
      arrive(frame);
      if (isInline()) {
        complete(completion);
      } else {
        network.execute(() -> complete(completion));
      }
    }

    private boolean isInline() {
      return switch (completions) {
        case INLINE -> true;
        case OTHER_THREAD -> false;
        case MIXED -> ThreadLocalRandom.current().nextBoolean();
      };
    }

    private void complete(Completion completion) {
      inFlight.decrementAndGet();
      completion.done(null);
    }

    @Override
    public void send(ByteBuffer bytes, Completion completion) {
      throw new AssertionError("nothing binary was sent");
    }

    @Override
    public void close(int code) {
      throw new AssertionError("closed " + code);
    }
  }
}
