// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ten threads: nine are for events, eight of them for a namespace, and seven for an address. */
final class SharesTest {
  private static final int OF_ADDRESS = 7;
  private static final int OF_NAMESPACE = 8;
  private static final int OF_ALL = 9;

  /** With it the names of this test have hashes of their own. */
  private static final int SEED = 0;

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private final Shares shares = new Shares(threads::add, 10, SEED);

  private void submit(Shares.Client client, String namespace, String task) {
    client.in(namespace).execute(() -> calls.add(task));
  }

  private void submitFromClients(int count, String address, String namespace) {
    for (int i = 0; i < count; i++) {
      submit(shares.client(address), namespace, address + namespace);
    }
  }

  private void runOne() {
    threads.remove().run();
  }

  @Test
  void aClientHasOneThreadHoweverManyNamespaces() {
    Shares.Client client = shares.client("1.1.1.1");
    submit(client, "/a", "a");
    submit(client, "/b", "b");
    submit(client, "/c", "c");
    assertThat(threads).hasSize(1);

    runOne();
    assertThat(threads).hasSize(1);
    runOne();
    runOne();

    assertThat(calls).containsExactly("a", "b", "c");
    assertThat(threads).isEmpty();
  }

  @Test
  void anAddressLeavesThreadsToOthers() {
    for (int i = 0; i < 20; i++) {
      submitFromClients(1, "1.1.1.1", "/" + i);
    }
    assertThat(threads).hasSize(OF_ADDRESS);

    submitFromClients(5, "2.2.2.2", "/other");
    assertThat(threads).hasSize(OF_ALL);
  }

  @Test
  void anAddressLeavesThreadsOfItsNamespaceToOthers() {
    submitFromClients(20, "1.1.1.1", "/");
    assertThat(threads).hasSize(OF_ADDRESS);

    submitFromClients(1, "2.2.2.2", "/");
    assertThat(threads).hasSize(OF_NAMESPACE);
  }

  @Test
  void aNamespaceLeavesThreadsToOthers() {
    for (int i = 0; i < 20; i++) {
      submitFromClients(1, "1.1.1." + i, "/popular");
    }
    assertThat(threads).hasSize(OF_NAMESPACE);

    submitFromClients(5, "2.2.2.2", "/other");
    assertThat(threads).hasSize(OF_ALL);
  }

  @Test
  void whoeverWaitsForOneAddressDoesNotWaitForManyClientsOfAnother() {
    submitFromClients(1000, "1.1.1.1", "/");
    submitFromClients(2, "2.2.2.2", "/other");
    submitFromClients(2, "3.3.3.3", "/third");
    assertThat(threads).hasSize(OF_ALL);

    for (int i = 0; i < 2 * OF_ALL; i++) {
      runOne();
    }

    assertThat(calls).filteredOn("2.2.2.2/other"::equals).hasSize(2);
    assertThat(calls).filteredOn("3.3.3.3/third"::equals).hasSize(2);
  }

  @Test
  void aClientThatGoesOnLetsThoseWhoWaitGoFirst() {
    Shares.Client busy = shares.client("1.1.1.1");
    submit(busy, "/", "busy");
    submitFromClients(OF_ADDRESS, "1.1.1.1", "/");
    submit(busy, "/", "busy again");

    while (!threads.isEmpty()) {
      runOne();
    }

    assertThat(calls).hasSize(OF_ADDRESS + 2).endsWith("busy again");
  }

  @Test
  void everythingIsDoneAtLast() throws InterruptedException {
    int clients = 200;
    int each = 200;
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(clients * each);
    ExecutorService pool = Executors.newCachedThreadPool();
    ExecutorService submitters = Executors.newFixedThreadPool(4);
    Shares shared = new Shares(pool, 10);
    for (int c = 0; c < clients; c++) {
      Shares.Client client = shared.client("1.1.1." + c % 3);
      submitters.execute(
          () -> {
            for (int i = 0; i < each; i++) {
              client
                  .in("/" + i % 5)
                  .execute(
                      () -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        running.decrementAndGet();
                        done.countDown();
                      });
            }
          });
    }

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(most).hasValueLessThanOrEqualTo(OF_ALL);
    submitters.shutdownNow();
    pool.shutdownNow();
  }

  @Test
  void aPoolThatIsClosedRunsThoseWhoWaitWithoutDeepStacks() {
    Shares inline = new Shares(Runnable::run, 10);
    AtomicInteger ran = new AtomicInteger();
    int many = 100_000;
    inline
        .client("1.1.1.1")
        .in("/")
        .execute(
            () -> {
              for (int i = 0; i < OF_ADDRESS - 1; i++) {
                hold(inline);
              }
              for (int i = 0; i < many; i++) {
                inline.client("1.1.1.1").in("/").execute(ran::incrementAndGet);
              }
            });
    assertThat(ran).hasValue(many);
  }

  private static void hold(Shares inline) {
    inline.client("2.2.2.2").in("/").execute(() -> {});
  }
}
