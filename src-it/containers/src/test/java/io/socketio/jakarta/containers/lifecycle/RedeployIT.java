// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.Await;
import io.socketio.jakarta.containers.Client;
import io.socketio.jakarta.containers.TomcatServer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deploys the sample chat again and again, and stops the server, with people in it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RedeployIT {
  private static final int TIMES = 10;
  private static final int RECONNECTING = 8;
  private static final Duration RECONNECTION_DELAY = Duration.ofMillis(100);

  private final TomcatServer tomcat = TomcatServer.empty();
  private boolean stopped;

  @AfterEach
  void stop() {
    if (!stopped) {
      tomcat.close();
    }
  }

  @Test
  void nothingIsLeftOfTenDeployments() {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      loaders.add(deployUseAndUndeploy());
    }

    Chat.awaitCollected(loaders);
  }

  /** In a method of its own, so that no local variable keeps what should go. */
  private WeakReference<ClassLoader> deployUseAndUndeploy() {
    Chat chat = Chat.deploy(tomcat, "/chat");
    List<Client> people = chat.people(20);

    chat.undeploy();

    Await.until("clients ended", () -> people.stream().allMatch(Client::ended));
    return chat.loader();
  }

  @Test
  void clientsThatReconnectMeanwhileComeBack() throws InterruptedException {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    AtomicBoolean reconnecting = new AtomicBoolean(true);
    AtomicInteger connections = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(RECONNECTING);
    for (int i = 0; i < RECONNECTING; i++) {
      int number = i;
      clients.execute(() -> reconnect(number, reconnecting, connections));
    }

    for (int i = 0; i < 3; i++) {
      loaders.add(deployAwaitAndUndeploy(connections));
    }
    reconnecting.set(false);
    clients.shutdown();

    assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    Chat.awaitCollected(loaders);
  }

  private WeakReference<ClassLoader> deployAwaitAndUndeploy(AtomicInteger connections) {
    int before = connections.get();
    Chat chat = Chat.deploy(tomcat, "/chat");
    Await.until("clients are back", () -> connections.get() >= before + 2 * RECONNECTING);
    chat.undeploy();
    return chat.loader();
  }

  /** Comes in and leaves, and tries again a little later while there is no chat. */
  private void reconnect(int number, AtomicBoolean reconnecting, AtomicInteger connections) {
    while (reconnecting.get()) {
      try (Client person = Chat.person(tomcat, "/chat", number)) {
        connections.incrementAndGet();
      } catch (AssertionError | RuntimeException refused) {
        LockSupport.parkNanos(RECONNECTION_DELAY.toNanos());
      }
    }
  }

  @Test
  void stopsSoonWithPeopleInTheChat() {
    List<Client> people = Chat.deploy(tomcat, "/chat").people(200);

    long start = System.nanoTime();
    stopped = true;
    tomcat.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    Await.until("clients ended", () -> people.stream().allMatch(Client::ended));
  }
}
