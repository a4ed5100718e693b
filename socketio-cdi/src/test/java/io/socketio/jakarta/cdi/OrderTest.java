// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Observers are called in order, one at a time per socket, unless they are asynchronous. */
final class OrderTest {
  private final Application app = Application.of(Observers.class);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void callsTheObserversOfOneEventByPriority() {
    app.client().send("42[\"priority\"]");

    assertThat(app.notes().next()).isEqualTo("first, any event");
    assertThat(app.notes().next()).isEqualTo("second");
    assertThat(app.notes().next()).isEqualTo("default, any event");
    assertThat(app.notes().next()).isEqualTo("default");
    assertThat(app.notes().next()).isEqualTo("last");
  }

  @Test
  void handlesTheEventsOfASocketInArrivalOrder() {
    Client client = app.client();

    for (int i = 0; i < 200; i++) {
      client.send("42[\"count\"," + i + "]");
    }

    for (int i = 0; i < 200; i++) {
      assertThat(app.notes().next()).isEqualTo("first, any event");
      assertThat(app.notes().next()).isEqualTo("default, any event");
      assertThat(app.notes().next()).isEqualTo("count " + i);
    }
  }

  @Test
  void asynchronousObserversDoNotHoldUpTheSocket() {
    Client client = app.client();

    client.send("42[\"wait\"]");
    client.send("42[\"release\"]");

    assertThat(client.next()).isEqualTo("42[\"released\"]");
  }

  @Test
  void deliversNoEventBeforeTheConnectObserversHaveReturned() {
    Client client = Client.open(app.io());
    client.join("/slow");
    client.send("42/slow,[\"early\"]");
    app.bean(Observers.class).connect().countDown();

    assertThat(app.notes().next()).isEqualTo("connected");
    assertThat(app.notes().next()).isEqualTo("early");
  }

  @Test
  void knowsEventsWithoutObserverOnlyAsAnyEvent() {
    app.client().send("42[\"unknown\"]");

    assertThat(app.notes().next()).isEqualTo("first, any event");
    assertThat(app.notes().next()).isEqualTo("default, any event");
    app.notes().expectNone();
  }

  @ApplicationScoped
  static class Observers {
    private final CountDownLatch connect = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    @Inject Notes notes;

    CountDownLatch connect() {
      return connect;
    }

    void last(@Observes @Priority(5000) @OnSocketEvent("priority") EventArgs args) {
      notes.add("last");
    }

    void byDefault(@Observes @OnSocketEvent("priority") EventArgs args) {
      notes.add("default");
    }

    void second(@Observes @Priority(2) @OnSocketEvent("priority") EventArgs args) {
      notes.add("second");
    }

    void any(@Observes @Priority(1) @OnAnySocketEvent SocketEvent event) {
      notes.add("first, any event");
    }

    void anyByDefault(@Observes @OnAnySocketEvent SocketEvent event) {
      notes.add("default, any event");
    }

    void count(@Observes @OnSocketEvent("count") int number) {
      notes.add("count " + number);
    }

    void hold(@ObservesAsync @OnSocketEvent("wait") EventArgs args, Socket socket)
        throws InterruptedException {
      if (release.await(5, TimeUnit.SECONDS)) {
        socket.emit("released");
      }
    }

    void release(@Observes @OnSocketEvent("release") EventArgs args) {
      release.countDown();
    }

    void connected(@Observes @OnConnect(namespace = "/slow") Socket socket)
        throws InterruptedException {
      if (connect.await(5, TimeUnit.SECONDS)) {
        notes.add("connected");
      }
    }

    void early(@Observes @OnSocketEvent(value = "early", namespace = "/slow") EventArgs args) {
      notes.add("early");
    }
  }
}
