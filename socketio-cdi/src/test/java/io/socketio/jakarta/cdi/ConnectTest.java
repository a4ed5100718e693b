// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients are let in or refused, and told about when they come and go. */
final class ConnectTest {
  private static final String MIDDLEWARE = "io.socketio.jakarta.server.Admission";

  private final Application app =
      Application.of(Lobby.class, Door.class, Second.class, First.class, Scope.class, Crash.class);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void observersMayReadTheCredentialsAndLetIn() {
    Client client = Client.open(app.io());

    assertThat(client.ask("40/door,{\"token\":\"secret\"}")).startsWith("40/door,{\"sid\":");

    assertThat(app.notes().next()).isEqualTo("first middleware");
    assertThat(app.notes().next()).isEqualTo("second middleware");
    assertThat(app.notes().next()).isEqualTo("checked");
    assertThat(app.notes().next()).isEqualTo("late observer");
    assertThat(app.notes().next()).isEqualTo("connected user");
  }

  @Test
  void refuseWithMessageAndData() {
    Client client = Client.open(app.io());

    assertThat(client.ask("40/door,{\"token\":\"wrong\"}"))
        .isEqualTo("44/door,{\"message\":\"not authorised\",\"data\":{\"code\":\"E_TOKEN\"}}");

    assertThat(app.notes().next()).isEqualTo("first middleware");
    assertThat(app.notes().next()).isEqualTo("second middleware");
    app.notes().expectNone();
    assertThat(app.io().of("/door").sockets()).isEmpty();
  }

  @Test
  void refuseWithAMessageAlone() {
    Client client = Client.open(app.io());

    assertThat(client.ask("40/door,")).isEqualTo("44/door,{\"message\":\"no token\"}");
    assertThat(client.ask("40/door,{}")).isEqualTo("44/door,{\"message\":\"no token\"}");
  }

  @Test
  void credentialsThatDoNotFitRefuse() {
    Client client = Client.open(app.io());

    assertThat(client.ask("40/door,{\"token\":[1]}"))
        .isEqualTo("44/door,{\"message\":\"Invalid auth\"}");
  }

  @Test
  void credentialsThatDoNotFitAreNoErrorInTheLog() {
    Client client = Client.open(app.io());
    try (LogCapture log = new LogCapture(MIDDLEWARE)) {
      client.send("40/door,{\"token\":[1]}");

      assertThat(log.next().getLevel()).isEqualTo(Level.FINE);
    }
  }

  @Test
  void anExceptionRefusesWithoutTellingWhy() {
    Client client = Client.open(app.io());

    assertThat(client.ask("40/crash,"))
        .isEqualTo("44/crash,{\"message\":\"Internal server error\"}");
  }

  @Test
  void theLogNamesTheObserverThatFailed() {
    Client client = Client.open(app.io());
    try (LogCapture log = new LogCapture(MIDDLEWARE)) {
      client.send("40/crash,");

      LogRecord record = log.next();
      assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
      assertThat(record.getMessage())
          .contains("/crash")
          .contains("ConnectTest$Crash.check(ConnectRequest) failed")
          .contains("crash");
      assertThat(record.getThrown()).hasRootCauseMessage("crash");
    }
  }

  @Test
  void anErrorRefusesToo() {
    Client client = Client.open(app.io());

    assertThat(client.ask("40/crash,{\"die\":true}"))
        .isEqualTo("44/crash,{\"message\":\"Internal server error\"}");
    client.join("/");
  }

  @Test
  void middlewareBeansAreAskedInTheNamespaceOfTheirClass() {
    Client client = Client.open(app.io());

    client.join("/");

    assertThat(app.notes().next()).startsWith("hello ");
    app.notes().expectNone();
  }

  @Test
  void tellsOfSocketsThatComeAndGo() {
    Client client = Client.open(app.io());
    String id = client.join("/");
    assertThat(app.notes().next()).isEqualTo("hello " + id);

    client.send("41");

    String rooms = new TreeSet<>(Set.of(id, "lobby")).toString();
    assertThat(app.notes().next())
        .isEqualTo("leaving " + DisconnectReason.CLIENT_NAMESPACE_DISCONNECT + rooms + rooms);
    assertThat(app.notes().next())
        .isEqualTo("left " + DisconnectReason.CLIENT_NAMESPACE_DISCONNECT + rooms + "[]");
  }

  @Test
  void aSocketThatIsNotConnectedHasNoScope() {
    Client client = Client.open(app.io());

    assertThat(client.ask("40/crash,{\"touch\":true}"))
        .isEqualTo("44/crash,{\"message\":\"ContextNotActiveException\"}");
  }

  @Test
  void closingTheApplicationDisconnectsWhileBeansCanBeTold() {
    Client client = Client.open(app.io());
    String id = client.join("/");
    assertThat(app.notes().next()).isEqualTo("hello " + id);
    Notes.Archive archive = app.notes().archive();

    app.close();

    assertThat(archive.next()).startsWith("leaving server shutting down");
    assertThat(archive.next()).startsWith("left server shutting down");
  }

  public record Token(String token) {}

  @ApplicationScoped
  static class Lobby {
    @Inject Notes notes;

    void connected(@Observes @OnConnect Socket socket) {
      socket.join("lobby");
      notes.add("hello " + socket.id());
    }

    void leaving(@Observes @OnDisconnecting DisconnectEvent event) {
      notes.add(
          "leaving "
              + event.reason()
              + new TreeSet<>(event.rooms())
              + new TreeSet<>(event.socket().rooms()));
    }

    void left(@Observes @OnDisconnect DisconnectEvent event) {
      notes.add("left " + event.reason() + new TreeSet<>(event.rooms()) + event.socket().rooms());
    }
  }

  @ApplicationScoped
  @SocketNamespace("/door")
  static class Door {
    @Inject Notes notes;

    void check(@Observes @Priority(10) @OnConnecting ConnectRequest request) {
      request
          .auth(Token.class)
          .ifPresentOrElse(token -> check(request, token), () -> request.refuse("no token"));
    }

    private void check(ConnectRequest request, Token token) {
      if (token.token().equals("secret")) {
        request.socket().data().put("name", "user");
        notes.add("checked");
      } else {
        request.refuse("not authorised", Map.of("code", "E_TOKEN"));
      }
    }

    void late(@Observes @Priority(20) @OnConnecting ConnectRequest request) {
      notes.add("late observer");
    }

    void connected(@Observes @OnConnect Socket socket) {
      notes.add("connected " + socket.data().get("name"));
    }
  }

  @ApplicationScoped
  @Priority(2)
  @SocketNamespace("/door")
  static class Second implements ConnectMiddleware {
    @Inject Notes notes;

    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      return CompletableFuture.supplyAsync(
          () -> {
            notes.add("second middleware");
            return Outcome.accept();
          });
    }
  }

  @ApplicationScoped
  @Priority(1)
  @SocketNamespace("/door")
  static class First implements ConnectMiddleware {
    @Inject Notes notes;

    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      notes.add("first middleware");
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }

  @SocketScoped
  static class Scope {
    void touch() {}
  }

  @ApplicationScoped
  static class Crash {
    @Inject Scope scope;

    void check(@Observes @OnConnecting(namespace = "/crash") ConnectRequest request)
        throws Exception {
      if (request.auth(Map.class).isEmpty()) {
        throw new Exception("crash");
      }
      if (request.auth(Map.class).filter(auth -> auth.containsKey("die")).isPresent()) {
        throw new OutOfMemoryError("on purpose");
      }
      try {
        scope.touch();
      } catch (ContextNotActiveException e) {
        request.refuse(e.getClass().getSimpleName());
      }
    }
  }
}
