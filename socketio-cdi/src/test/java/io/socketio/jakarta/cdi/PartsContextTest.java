// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A request context is active while a bean that takes part is called. */
final class PartsContextTest {
  @Test
  void connectMiddlewareHasARequestContextAndItsCandidate() {
    try (Application app = Application.of(Guard.class, Visit.class)) {
      String id = app.client().join("/guarded");

      assertThat(app.notes().next()).isEqualTo("asked about " + id + ", handshake true");
      assertThat(app.notes().next()).isEqualTo("destroyed guard");
      app.notes().expectNone();
    }
  }

  @Test
  void engineMiddlewareHasARequestContext() {
    try (Application app = Application.of(Requests.class, Visit.class)) {
      onOwnThread(
          () -> assertThat(PollingClient.open(app.io()).handshake().status()).isEqualTo(200));

      assertThat(app.notes().next()).isEqualTo("destroyed request");
      app.notes().expectNone();
    }
  }

  @Test
  void roomListenersHaveARequestContext() {
    try (Application app = Application.of(Rooms.class, Visit.class)) {
      onOwnThread(app::client);

      assertThat(app.notes().next()).isEqualTo("destroyed created");
      assertThat(app.notes().next()).isEqualTo("destroyed joined");
      app.notes().expectNone();
    }
  }

  /** OpenWebBeans has a request context on the thread that started it. */
  private static void onOwnThread(Runnable action) {
    CompletableFuture<Void> done =
        CompletableFuture.runAsync(action, task -> new Thread(task, "client").start());
    assertThat(done).succeedsWithin(5, TimeUnit.SECONDS);
  }

  @RequestScoped
  static class Visit {
    @Inject Notes notes;
    private String name = "";

    void name(String value) {
      name = value;
    }

    @PreDestroy
    void destroyed() {
      notes.add("destroyed " + name);
    }
  }

  @ApplicationScoped
  @SocketNamespace("/guarded")
  static class Guard implements ConnectMiddleware {
    @Inject Notes notes;
    @Inject Visit visit;
    @Inject Socket current;
    @Inject Handshake handshake;

    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      visit.name("guard");
      notes.add(
          "asked about "
              + current.id()
              + ", handshake "
              + handshake.address().equals(candidate.handshake().address()));
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }

  @ApplicationScoped
  static class Requests implements EngineMiddleware {
    @Inject Visit visit;

    @Override
    public CompletionStage<Boolean> handle(EngineRequest request, ResponseHeaders headers) {
      visit.name("request");
      return CompletableFuture.completedFuture(true);
    }
  }

  @ApplicationScoped
  static class Rooms implements RoomListener {
    @Inject Visit visit;

    @Override
    public void created(String room) {
      visit.name("created");
    }

    @Override
    public void joined(String room, String socketId) {
      visit.name("joined");
    }
  }
}
