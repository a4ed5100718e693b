// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dynamic namespaces whose sessions may come back. */
final class RecoveryNamespaceTest {
  private static final String ROOM = "/room-1";

  private final Queue<Runnable> sweeps = new ConcurrentLinkedQueue<>();
  private SocketIoServer io = server(Duration.ofMinutes(1), true);

  /** Lets the test decide when sessions that are too old go. */
  private final class Timer extends ScheduledThreadPoolExecutor {
    Timer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable task, long initialDelay, long delay, TimeUnit unit) {
      sweeps.add(task);
      return super.scheduleWithFixedDelay(task, initialDelay, delay, unit);
    }
  }

  private SocketIoServer server(Duration duration, boolean cleanup) {
    SocketIoServer server =
        SocketIoServer.builder()
            .options(
                SocketIoOptions.builder()
                    .connectionStateRecovery(duration)
                    .connectionStateRecovery(recovery -> recovery.maxStoredBytes(5_000))
                    .cleanupEmptyChildNamespaces(cleanup)
                    .build())
            .scheduler(new Timer())
            .build();
    server.of(Pattern.compile("/room-[0-9]"));
    return server;
  }

  private void restart(SocketIoServer server) {
    io.close();
    io = server;
  }

  @AfterEach
  void close() {
    io.close();
  }

  private boolean isThere(String name) {
    return io.namespaces().stream().anyMatch(each -> each.name().equals(name));
  }

  private void awaitGone(String name) {
    ServerTest.awaitTrue(() -> !isThere(name));
  }

  /** Joins a namespace; returns the secret to come back with. */
  private static String join(FakeClient client, String name) {
    client.send("40" + name + ",");
    String answer = client.next();
    assertThat(answer).startsWith("40" + name + ",{\"sid\":");
    return answer.substring(answer.indexOf("\"pid\":\"") + 7, answer.lastIndexOf('"'));
  }

  private Socket lose(FakeClient client, String name) {
    Socket socket = io.of(name).sockets().iterator().next();
    client.drop();
    ServerTest.awaitTrue(() -> io.of(name).sockets().isEmpty());
    return socket;
  }

  @Test
  void goWithTheirLastSocketIfItCannotComeBack() {
    FakeClient client = FakeClient.connect(io);
    join(client, ROOM);
    client.send("41" + ROOM + ",");
    awaitGone(ROOM);
  }

  @Test
  void stayForASessionThatMayComeBackAndGoAfterIt() {
    FakeClient client = FakeClient.open(io);
    String pid = join(client, ROOM);
    Socket lost = lose(client, ROOM);
    sweeps.forEach(Runnable::run);
    assertThat(isThere(ROOM)).isTrue();

    FakeClient back = FakeClient.open(io);
    back.send("40" + ROOM + ",{\"pid\":\"" + pid + "\"}");
    assertThat(back.next()).contains(lost.id());
    assertThat(io.of(ROOM).sockets()).extracting(Socket::recovered).containsExactly(true);
    back.send("41" + ROOM + ",");
    awaitGone(ROOM);
  }

  @Test
  void goWithTheirLastSession() {
    restart(server(Duration.ofMillis(1), true));
    FakeClient client = FakeClient.open(io);
    join(client, ROOM);
    client.drop();
    ServerTest.awaitTrue(
        () -> {
          sweeps.forEach(Runnable::run);
          return !isThere(ROOM);
        });
  }

  @Test
  void stayIfTheOptionSaysSo() {
    restart(server(Duration.ofMillis(1), false));
    FakeClient client = FakeClient.connect(io);
    join(client, ROOM);
    client.send("41" + ROOM + ",");
    join(client, "/room-2");
    assertThat(isThere(ROOM)).isTrue();
  }

  @Test
  void loseNothingByTheEventsOfAnother() {
    FakeClient client = FakeClient.open(io);
    String pid = join(client, ROOM);
    Socket lost = lose(client, ROOM);
    Namespace heavy = io.of("/room-2");
    io.of(ROOM).emit("missed");
    for (int i = 0; i < 1_000; i++) {
      heavy.emit("news", i);
    }

    FakeClient back = FakeClient.open(io);
    back.send("40" + ROOM + ",{\"pid\":\"" + pid + "\"}");
    assertThat(back.next()).startsWith("42" + ROOM + ",[\"missed\",");
    assertThat(back.next()).contains(lost.id());
  }
}
