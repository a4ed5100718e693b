// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoServer;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads that emit to one socket. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConcurrentEmitIT {
  private static final int THREADS = 8;
  private static final int EVENTS = 2_000;
  private static final int BINARY_EACH = 5;
  private static final Pattern TEXT = Pattern.compile("42\\[\"n\",(\\d+),(\\d+)]");
  private static final Pattern BINARY =
      Pattern.compile(
          "452-\\[\"n\",(\\d+),(\\d+),"
              + "\\{\"_placeholder\":true,\"num\":0},\\{\"_placeholder\":true,\"num\":1}]");

  private final int[] expected = new int[THREADS];

  @ParameterizedTest
  @EnumSource
  void losesAndReordersNothing(Transport transport) {
    SocketIoServer io = SocketIoServer.builder().build();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (TomcatServer tomcat = TomcatServer.serving(io);
        Client client = transport.open(tomcat).join()) {
      Socket socket = io.sockets().iterator().next();
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<CompletableFuture<Void>> emitting =
          IntStream.range(0, THREADS)
              .mapToObj(
                  thread -> CompletableFuture.runAsync(() -> emit(socket, thread, start), threads))
              .toList();

      for (int i = 0; i < THREADS * EVENTS; i++) {
        receiveOne(client);
      }

      emitting.forEach(each -> Await.result("emitting", each));
      assertThat(expected).containsOnly(EVENTS);
      client.assertServed();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void emit(Socket socket, int thread, CyclicBarrier start) {
    try {
      start.await(Await.BOUND.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    for (int i = 0; i < EVENTS; i++) {
      if (isBinary(i)) {
        socket.emit("n", thread, i, attachment(thread, i), attachment(i, thread));
      } else {
        socket.emit("n", thread, i);
      }
    }
  }

  private void receiveOne(Client client) {
    String packet = client.next();
    Matcher event = (packet.startsWith("45") ? BINARY : TEXT).matcher(packet);
    assertThat(event.matches()).as(packet).isTrue();
    int thread = Integer.parseInt(event.group(1));
    int number = Integer.parseInt(event.group(2));
    assertThat(number).as("next event of thread %d", thread).isEqualTo(expected[thread]++);
    assertThat(packet.startsWith("45")).isEqualTo(isBinary(number));
    if (isBinary(number)) {
      assertThat(client.next()).isEqualTo(encoded(attachment(thread, number)));
      assertThat(client.next()).isEqualTo(encoded(attachment(number, thread)));
    }
  }

  private static boolean isBinary(int number) {
    return number % BINARY_EACH == 0;
  }

  private static byte[] attachment(int first, int second) {
    return new byte[] {(byte) first, (byte) (first >> 8), (byte) second, (byte) (second >> 8)};
  }

  private static String encoded(byte[] bytes) {
    return "b" + Base64.getEncoder().encodeToString(bytes);
  }
}
