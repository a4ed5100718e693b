// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.CloseReason;
import io.socketio.jakarta.engine.ConnectionError;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineObserver;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What happens in the engine is observed like what happens in a namespace. */
final class EngineEventTest {
  @Test
  void tellsOfRefusedRequestsWithTheirContext() {
    try (Application app = Application.of(Errors.class)) {
      assertThat(PollingClient.get(app.io(), "EIO=4&transport=pigeon").status()).isEqualTo(400);
      assertThat(PollingClient.get(app.io(), "EIO=4&transport=polling&sid=nobody").status())
          .isEqualTo(400);

      assertThat(app.notes().next()).isEqualTo("0 {transport=pigeon} of /socket.io/");
      assertThat(app.notes().next()).isEqualTo("1 {sid=nobody} of /socket.io/");
      app.notes().expectNone();
    }
  }

  @Test
  void headersCanBeAddedToTheFirstAnswerAndToEach() {
    try (Application app = Application.of(Headers.class, Visit.class)) {
      PollingClient client = PollingClient.open(app.io());

      assertThat(client.handshake().headers())
          .containsExactly("X-First: GET visit", "X-Each: GET visit");
      assertThat(client.post("40").headers()).containsExactly("X-Each: POST visit");
      assertThat(client.poll().headers()).containsExactly("X-Each: GET visit");
    }
  }

  @Test
  void observersOfTheEngineHaveNoSocketEvenIfAHandlerMakesTheEngineAnswer() {
    try (Application app = Application.of(Answering.class)) {
      PollingClient client = PollingClient.open(app.io());
      client.post("40");
      assertThat(client.poll().body()).startsWith("40{");
      PollingClient.Answer waiting = client.poll();

      client.post("42[\"ask\"]");

      assertThat(waiting.body()).isEqualTo("42[\"answer\"]");
      assertThat(waiting.headers())
          .containsExactly("X-Socket: this thread handles no event of a Socket.IO socket");
    }
  }

  @Test
  void tellsOfSessionsFromTheirStart() {
    try (Application app = Application.of(Sessions.class)) {
      Client client = Client.open(app.io());
      assertThat(app.notes().next()).isEqualTo("websocket begins");

      client.join("/");
      assertThat(app.notes().next()).isEqualTo("MESSAGE");

      client.drop();
      assertThat(app.notes().next()).isEqualTo("transport close");
    }
  }

  @Test
  void whatObserversThrowIsLoggedAndChangesNothing() {
    try (LogCapture log = new LogCapture(Failures.class);
        Application app = Application.of(Failing.class, Headers.class, Visit.class)) {
      PollingClient client = PollingClient.open(app.io());

      assertThat(client.handshake().headers())
          .containsExactly("X-First: GET visit", "X-Each: GET visit");
      assertThat(client.post("40").body()).isEqualTo("ok");
      for (String observer :
          List.of("@OnEngineConnect", "@OnInitialHeaders", "@OnHeaders", "@OnHeaders")) {
        LogRecord record = log.next();
        assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
        assertThat(record.getMessage()).startsWith(observer).endsWith(" failed");
        assertThat(record.getThrown()).hasMessage("boom");
      }
    }
  }

  @Test
  void middlewareBeansAreAskedByPriority() {
    try (Application app = Application.of(Errors.class, Late.class, Early.class)) {
      assertThat(PollingClient.open(app.io()).handshake().headers())
          .containsExactly("X-Early: 1", "X-Late: 2");

      assertThat(PollingClient.get(app.io(), "EIO=4&transport=polling&refuse=1").status())
          .isEqualTo(400);

      assertThat(app.notes().next()).isEqualTo("3 {name=MIDDLEWARE_FAILURE} of /socket.io/");
    }
  }

  @ApplicationScoped
  @SocketNamespace("/anywhere") // of no importance to the engine
  static class Errors {
    @Inject Notes notes;

    void refused(@Observes @OnConnectionError ConnectionError error) {
      notes.add(error.code() + " " + error.context() + " of " + error.request().path());
    }
  }

  @RequestScoped
  static class Visit {
    String name() {
      return "visit";
    }
  }

  @ApplicationScoped
  static class Headers {
    void first(@Observes @OnInitialHeaders HeadersEvent event, Visit visit) {
      event.headers().add("X-First", event.request().method() + " " + visit.name());
    }

    void each(@Observes @OnHeaders HeadersEvent event, Visit visit) {
      event.headers().add("X-Each", event.request().method() + " " + visit.name());
    }
  }

  @ApplicationScoped
  static class Answering {
    @Inject Socket socket;

    void ask(@Observes @OnSocketEvent("ask") EventArgs args) {
      socket.emit("answer");
    }

    void headers(@Observes @OnHeaders HeadersEvent event) {
      String id;
      try {
        id = socket.id();
      } catch (IllegalStateException e) {
        id = e.getMessage();
      }
      event.headers().add("X-Socket", id);
    }
  }

  @ApplicationScoped
  static class Sessions {
    @Inject Notes notes;

    void begins(@Observes @OnEngineConnect EngineSocket session) {
      notes.add(session.transport() + " begins");
      session.observe(
          new EngineObserver() {
            @Override
            public void packetReceived(PacketType type, Optional<EngineMessage> message) {
              notes.add(type);
            }

            @Override
            public void closed(CloseReason reason, String description) {
              notes.add(reason);
            }
          });
    }
  }

  @ApplicationScoped
  static class Failing {
    void begins(@Observes @Priority(1) @OnEngineConnect EngineSocket session) {
      throw new IllegalStateException("boom");
    }

    void first(@Observes @Priority(1) @OnInitialHeaders HeadersEvent event) throws Exception {
      throw new Exception("boom");
    }

    void each(@Observes @Priority(1) @OnHeaders HeadersEvent event) {
      throw new AssertionError("boom");
    }
  }

  @ApplicationScoped
  @Priority(2)
  static class Late implements EngineMiddleware {
    @Override
    public CompletionStage<Boolean> handle(EngineRequest request, ResponseHeaders headers) {
      headers.add("X-Late", "2");
      return CompletableFuture.completedFuture(request.parameter("refuse").isEmpty());
    }
  }

  @ApplicationScoped
  @Priority(1)
  static class Early implements EngineMiddleware {
    @Override
    public CompletionStage<Boolean> handle(EngineRequest request, ResponseHeaders headers) {
      headers.add("X-Early", "1");
      return CompletableFuture.completedFuture(true);
    }
  }
}
