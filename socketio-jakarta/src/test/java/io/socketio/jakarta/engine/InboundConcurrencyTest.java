// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.util.Threads;
import io.socketio.jakarta.util.TimerWheel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several threads bring packets of one client: its listener hears one at a time. */
final class InboundConcurrencyTest {
  private static final int MESSAGES = 20_000;

  /** Not thread-safe on purpose: the lane must make it so. */
  private final List<String> heard = new ArrayList<>();

  private final AtomicBoolean occupied = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean overlapped;
  private EngineConnection socket;
  private Runnable duringText = () -> {};

  private final DefaultEngineServer server =
      new DefaultEngineServer(
          EngineOptions.builder().generateId(request -> "sid").build(),
          this::connected,
          new TimerWheel(Duration.ofMillis(10), System::nanoTime),
          Runnable::run);

  private EngineSocket.Listener connected(EngineConnection opened) {
    socket = opened;
    return new EngineSocket.Listener() {
      @Override
      public void text(String data) {
        hear(data);
        duringText.run();
      }

      @Override
      public void binary(ByteBuffer data) {
        hear("binary");
      }

      @Override
      public void closed(CloseReason reason, String description) {
        hear("closed");
        closed.countDown();
      }
    };
  }

  private void hear(String what) {
    overlapped |= !occupied.compareAndSet(false, true);
    heard.add(what);
    occupied.set(false);
  }

  @Test
  void aPostAndAWebSocketAroundAnUpgrade() throws Exception {
    FakeExchange post = openWithPost();
    WebSocketReceiver client = upgrade();
    String payload = "4p\u001e".repeat(MESSAGES) + "4p";
    Threads.race(
        List.of(
            () -> post.body(payload),
            () -> {
              for (int i = 0; i < MESSAGES; i++) {
                client.text("4w" + i);
              }
            }));
    assertThat(overlapped).isFalse();
    assertThat(post.body()).isEqualTo("ok");
    assertThat(heard.stream().filter("p"::equals)).hasSize(MESSAGES + 1);
    assertThat(heard.stream().filter(text -> text.startsWith("w")).toList())
        .isEqualTo(java.util.stream.IntStream.range(0, MESSAGES).mapToObj(i -> "w" + i).toList());
  }

  @Test
  void aWebSocketWaitsForThePostThatIsBeingDelivered() throws Exception {
    FakeExchange post = openWithPost();
    WebSocketReceiver client = upgrade();
    Thread reader = new Thread(() -> client.text("4second"));
    duringText =
        () -> {
          duringText = () -> {};
          reader.start();
          awaitBlocked(reader);
        };
    post.body("4first\u001e4last");
    reader.join(10_000);
    assertThat(reader.isAlive()).isFalse();
    assertThat(heard).containsExactly("first", "last", "second");
  }

  private static void awaitBlocked(Thread thread) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @RepeatedTest(50)
  void theEndComesLastAndOnce() throws Exception {
    FakeExchange post = openWithPost();
    WebSocketReceiver client = upgrade();
    Threads.race(
        List.of(
            () -> post.body("4p\u001e".repeat(200) + "4p"),
            () -> {
              for (int i = 0; i < 200; i++) {
                client.text("4w");
                client.binary(ByteBuffer.wrap("b".getBytes(UTF_8)));
              }
            },
            () -> socket.close(true),
            () -> client.closed(null),
            () -> socket.close()));
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(overlapped).isFalse();
    assertThat(heard.indexOf("closed")).isEqualTo(heard.size() - 1);
    assertThat(server.statistics()).isEqualTo(new EngineStatistics(0, 0, 0));
  }

  private FakeExchange openWithPost() {
    server.gateway().handle(new FakeExchange(FakeRequest.get("EIO=4&transport=polling")));
    FakeExchange post = new FakeExchange(FakeRequest.post("EIO=4&transport=polling&sid=sid"));
    server.gateway().handle(post);
    return post;
  }

  private WebSocketReceiver upgrade() {
    EngineGateway.Granted granted =
        (EngineGateway.Granted)
            server
                .gateway()
                .upgrade(FakeRequest.get("EIO=4&transport=websocket&sid=sid"))
                .toCompletableFuture()
                .join();
    WebSocketReceiver client = granted.open(new FakeChannel());
    client.text("5");
    return client;
  }
}
