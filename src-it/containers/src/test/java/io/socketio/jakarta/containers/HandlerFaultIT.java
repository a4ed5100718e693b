// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketError;
import io.socketio.jakarta.SocketIoServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Handlers that harm at most their own socket. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HandlerFaultIT {
  private static final int ROUND_TRIPS = 20;

  private final SocketIoServer io = SocketIoServer.builder().build();
  private final TomcatServer tomcat = TomcatServer.serving(io);

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @ParameterizedTest
  @EnumSource
  void throwing(Transport transport) {
    CompletableFuture<SocketError> told = new CompletableFuture<>();
    io.onError(told::complete);
    io.on(
        "fail",
        event -> {
          throw new IllegalStateException("broken");
        });
    try (Client faulty = transport.open(tomcat).join();
        Client other = transport.open(tomcat).join()) {
      faulty.send("42[\"fail\"]");

      assertThat(Await.result("error", told).cause()).hasMessage("broken");
      other.assertServed();
      faulty.assertServed();
    }
  }

  @ParameterizedTest
  @EnumSource
  void blocking(Transport transport) {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    io.on("block", event -> hold(entered, release));
    try (Client faulty = transport.open(tomcat).join();
        Client other = transport.open(tomcat).join()) {
      faulty.send("42[\"block\"]", "421[\"echo\",\"after\"]");
      Await.until("handler entered", () -> entered.getCount() == 0);

      for (int i = 0; i < ROUND_TRIPS; i++) {
        other.assertServed();
      }
      release.countDown();
      assertThat(faulty.next()).isEqualTo("431[\"after\"]");
    } finally {
      release.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void disconnectingItsOwnSocket(Transport transport) {
    io.on("leave", event -> event.socket().disconnect());
    io.on("hang up", event -> event.socket().disconnect(true));
    try (Client leaving = transport.open(tomcat).join();
        Client closed = transport.open(tomcat).join();
        Client other = transport.open(tomcat).join()) {
      leaving.send("42[\"leave\"]");
      closed.send("42[\"hang up\"]");

      assertThat(leaving.next()).isEqualTo("41");
      Await.until("closed", closed::ended);
      other.assertServed();
      leaving.join().assertServed();
      assertThat(io.sockets()).hasSize(2);
      assertThat(io.engine().clientsCount()).isEqualTo(2);
    }
  }

  private static void hold(CountDownLatch entered, CountDownLatch release) {
    entered.countDown();
    try {
      if (!release.await(Await.BOUND.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("not released");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
