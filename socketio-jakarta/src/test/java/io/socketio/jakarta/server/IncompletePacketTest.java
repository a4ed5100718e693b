// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.FakeClient;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Packets whose attachments do not come. */
final class IncompletePacketTest {
  private static final int MOST = 1_050;
  private static final byte[] ATTACHMENT = new byte[300];

  /** The first message of a packet of three, and what it counts for. */
  private static final String HEADER = "453-[\"upload\",{\"_placeholder\":true,\"num\":0}]";

  private static final int HEADER_BYTES = 6 * (HEADER.length() - 1);

  /** How long the next attachment may take to come. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(45);

  private final Queue<Runnable> checks = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private final SocketIoServer io =
      SocketIoServer.builder()
          .options(
              SocketIoOptions.builder()
                  .maxIncompleteBytes(MOST)
                  .connectTimeout(Duration.ofMinutes(1))
                  .maxPendingEvents(1)
                  .build())
          .scheduler(new Timer())
          .build();

  IncompletePacketTest() {
    io.onDisconnect((socket, reason) -> notes.add(reason.text()));
    io.onError(error -> notes.add(String.valueOf(error.cause().getMessage())));
    io.on("upload", event -> event.socket().emit("uploaded"));
  }

  /** Lets the test decide when the time of an attachment is over. */
  private final class Timer extends ScheduledThreadPoolExecutor {
    Timer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      if (unit.toNanos(delay) == MAX_WAIT.toNanos()) {
        checks.add(task);
      }
      return super.schedule(task, delay, unit);
    }
  }

  @AfterEach
  void close() {
    io.close();
  }

  private long held() {
    return ((DefaultServer) io).context().incomplete().held();
  }

  private String nextNote() {
    try {
      String note = notes.poll(5, TimeUnit.SECONDS);
      assertThat(note).as("a note within 5 s").isNotNull();
      return note;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertGivenUp(FakeClient client, String why) {
    client.expectClosed();
    assertThat(nextNote()).isEqualTo(why);
    assertThat(nextNote()).isEqualTo(DisconnectReason.FORCED_CLOSE.text());
  }

  private static void assertAlive(FakeClient client) {
    client.sendBinary(ATTACHMENT);
    client.sendBinary(ATTACHMENT);
    client.sendBinary(ATTACHMENT);
    assertThat(client.next()).isEqualTo("42[\"uploaded\"]");
  }

  @Test
  void countsUntilAPacketIsComplete() {
    FakeClient client = FakeClient.connect(io);
    client.send(HEADER);
    assertThat(held()).isEqualTo(HEADER_BYTES);
    client.sendBinary(ATTACHMENT);
    assertThat(held()).isEqualTo(HEADER_BYTES + 300);
    client.sendBinary(ATTACHMENT);
    client.sendBinary(ATTACHMENT);
    assertThat(client.next()).isEqualTo("42[\"uploaded\"]");
    assertThat(held()).isZero();
    client.send(HEADER);
    client.drop();
    assertThat(nextNote()).isEqualTo("transport close");
    assertThat(held()).isZero();
  }

  @Test
  void givesUpThoseThatHaveWaitedLongest() {
    FakeClient first = FakeClient.connect(io);
    FakeClient second = FakeClient.connect(io);
    FakeClient third = FakeClient.connect(io);
    first.send(HEADER);
    second.send(HEADER);
    first.sendBinary(ATTACHMENT);
    assertThat(held()).isEqualTo(2L * HEADER_BYTES + 300);

    third.send(HEADER);

    assertGivenUp(second, "incomplete packets take too much memory");
    assertThat(held()).isEqualTo(2L * HEADER_BYTES + 300);
    first.sendBinary(ATTACHMENT);
    assertGivenUp(third, "incomplete packets take too much memory");
    assertThat(held()).isEqualTo(HEADER_BYTES + 600);
    first.sendBinary(ATTACHMENT);
    assertThat(first.next()).isEqualTo("42[\"uploaded\"]");
    assertThat(held()).isZero();
  }

  @Test
  void givesUpWhoeverIsTooLargeByItself() {
    FakeClient client = FakeClient.connect(io);
    client.send(HEADER);
    client.sendBinary(ATTACHMENT);
    client.sendBinary(new byte[MOST]);
    assertGivenUp(client, "incomplete packets take too much memory");
    assertThat(held()).isZero();
  }

  @Test
  void givesUpAClientWhoseNextAttachmentDoesNotCome() {
    FakeClient client = FakeClient.connect(io);
    client.send(HEADER);
    client.sendBinary(ATTACHMENT);

    checks.remove().run();
    assertThat(held()).as("an attachment came meanwhile").isEqualTo(HEADER_BYTES + 300);
    checks.remove().run();

    assertGivenUp(client, "an attachment has not come in time");
    assertThat(held()).isZero();
    assertThat(checks).isEmpty();
  }

  @Test
  void packetsWithoutAttachmentsNeedNoTimer() {
    FakeClient client = FakeClient.connect(io);
    client.send("42[\"upload\"]");
    assertThat(client.next()).isEqualTo("42[\"uploaded\"]");
    assertThat(checks).isEmpty();
  }

  @Test
  void aCompletePacketIsNotGivenUp() {
    FakeClient client = FakeClient.connect(io);
    client.send(HEADER);
    assertAlive(client);
    checks.remove().run();
    client.send(HEADER);
    assertAlive(client);
    assertThat(checks).hasSize(1);
  }

  @Test
  void aClientThatIsNotReadHasTime() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    io.on("hold", event -> release.join());
    FakeClient client = FakeClient.connect(io);
    client.send("42[\"hold\"]");
    assertThat(client.isHeldBack()).isTrue();
    client.send(HEADER);
    checks.remove().run();
    checks.remove().run();

    release.complete(null);
    assertAlive(client);
  }

  @Test
  void mustBePositive() {
    assertThatThrownBy(() -> SocketIoOptions.builder().maxIncompleteBytes(0))
        .hasMessage("maxIncompleteBytes must be positive");
  }
}
