// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.PositionalArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.parser.PayloadException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exception concerns its observer alone, and is told to whoever wants to know. */
final class ErrorTest {
  @ParameterizedTest
  @CsvSource({
    "unchecked, IllegalStateException of unchecked: boom",
    "checked, IOException of checked: boom",
    "error, AssertionError of error: boom",
    "fatal, OutOfMemoryError of fatal: boom",
    "async fatal, ThreadDeath of async fatal: null",
    "custom, Custom of custom: boom",
    "record, NoClassDefFoundError of record: boom",
    "async, IOException of async: boom",
    "later, IOException of later: boom",
    "core, IllegalStateException of core: boom"
  })
  void tellsTheErrorObserversWhatWasThrown(String event, String told) {
    try (Application app = Application.of(Failing.class, Answering.class)) {
      Client client = app.client();

      assertThat(client.ask("421[\"" + event + "\"]")).isEqualTo("431[\"sorry\"]");

      assertThat(app.notes().next()).isEqualTo(told);
    }
  }

  @Test
  void callsTheOtherObserversOfTheEvent() {
    try (Application app = Application.of(Failing.class, Answering.class, Unaffected.class)) {
      app.client().send("42[\"unchecked\",\"x\"]");

      assertThat(app.notes().next()).isEqualTo("before");
      assertThat(app.notes().next()).isEqualTo("IllegalStateException of unchecked: boom");
      assertThat(app.notes().next()).startsWith("PayloadException of unchecked: ");
      assertThat(app.notes().next()).isEqualTo("after");
    }
  }

  @Test
  void tellsOfFailingConnectAndDisconnectObservers() {
    try (Application app = Application.of(FailingLifecycle.class, Answering.class)) {
      Client client = app.client();
      assertThat(app.notes().next()).isEqualTo("IOException of -: connect");

      client.send("41");

      assertThat(app.notes().next()).isEqualTo("IOException of -: disconnecting");
      assertThat(app.notes().next()).isEqualTo("IOException of -: disconnect");
    }
  }

  @Test
  void aSocketLeavesWhateverItsObserversThrow() {
    try (Application app = Application.of(Dying.class, Scope.class)) {
      Client client = app.client();

      client.send("41");

      assertThat(app.notes().next()).isEqualTo("disconnecting");
      assertThat(app.notes().next()).isEqualTo("disconnect");
      assertThat(app.notes().next()).isEqualTo("end of scope");
      assertThat(app.io().sockets()).isEmpty();
      assertThat(app.io().rooms()).isEmpty();
      client.join("/");
    }
  }

  @Test
  void errorObserversSeeTheirOwnNamespaceOnly() {
    try (Application app = Application.of(Failing.class, Elsewhere.class);
        LogCapture log = new LogCapture(Failures.class)) {
      app.client().send("42[\"unchecked\"]");

      assertThat(log.next().getLevel()).isEqualTo(Level.SEVERE);
      app.notes().expectNone();
    }
  }

  @Test
  void logsFailuresOfObserversAtError() {
    try (Application app = Application.of(Failing.class);
        LogCapture log = new LogCapture(Failures.class)) {
      Client client = app.client();

      client.send("42[\"checked\"]");

      LogRecord record = log.next();
      assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
      assertThat(record.getMessage())
          .contains("ErrorTest$Failing.checked(EventArgs) of event checked of socket ");
      assertThat(record.getThrown()).isInstanceOf(IOException.class).hasMessage("boom");
    }
  }

  @Test
  void logsArgumentsThatDoNotFitAtDebug() {
    try (Application app = Application.of(Unaffected.class);
        LogCapture log = new LogCapture(Failures.class)) {
      app.client().send("42[\"unchecked\",\"x\"]");

      LogRecord record = log.next();
      assertThat(record.getLevel()).isEqualTo(Level.FINE);
      assertThat(record.getThrown()).isInstanceOf(PayloadException.class);
    }
  }

  @Test
  void logsFailuresOfErrorObserversWithWhatTheyWereToldOf() {
    try (Application app = Application.of(Failing.class, FailingAnswer.class);
        LogCapture log = new LogCapture(Failures.class)) {
      app.client().send("42[\"checked\"]");

      LogRecord record = log.next();
      assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
      assertThat(record.getThrown()).hasMessage("answer");
      assertThat(record.getThrown().getSuppressed()).hasSize(1);
      assertThat(record.getThrown().getSuppressed()[0]).isInstanceOf(IOException.class);
    }
  }

  private static final class Custom extends Error {
    private static final long serialVersionUID = 1L;

    Custom() {
      super("boom");
    }
  }

  /** A record whose class needs another one that is not there. */
  @PositionalArgs
  public record Broken(Optional<String> text) {
    public Broken {
      if (text.isEmpty()) {
        throw new NoClassDefFoundError("boom");
      }
    }
  }

  @ApplicationScoped
  static class Failing {
    void connected(@Observes @OnConnect Socket socket) {
      socket.on(
          "core",
          event -> {
            throw new IllegalStateException("boom");
          });
    }

    void unchecked(@Observes @OnSocketEvent("unchecked") EventArgs args) {
      throw new IllegalStateException("boom");
    }

    void checked(@Observes @OnSocketEvent("checked") EventArgs args) throws IOException {
      throw new IOException("boom");
    }

    void error(@Observes @OnSocketEvent("error") EventArgs args) {
      throw new AssertionError("boom");
    }

    void fatal(@Observes @OnSocketEvent("fatal") EventArgs args) {
      throw new OutOfMemoryError("boom");
    }

    @SuppressWarnings("removal") // it is thrown at any thread that somebody stops
    void asyncFatal(@ObservesAsync @OnSocketEvent("async fatal") EventArgs args) {
      throw new ThreadDeath();
    }

    void custom(@Observes @OnSocketEvent("custom") EventArgs args) {
      throw new Custom();
    }

    void record(@Observes @OnSocketEvent("record") Broken broken) {
      throw new IllegalStateException("must not be called");
    }

    void async(@ObservesAsync @OnSocketEvent("async") EventArgs args) throws IOException {
      throw new IOException("boom");
    }

    CompletionStage<String> later(@Observes @OnSocketEvent("later") EventArgs args) {
      return CompletableFuture.failedFuture(new IOException("boom"));
    }
  }

  @ApplicationScoped
  static class Unaffected {
    @Inject Notes notes;

    void before(@Observes @Priority(1) @OnSocketEvent("unchecked") SocketEvent event) {
      notes.add("before");
    }

    void badPayload(@Observes @Priority(9000) @OnSocketEvent("unchecked") int number) {
      notes.add("must not be called with " + number);
    }

    void after(@Observes @Priority(9001) @OnSocketEvent("unchecked") SocketEvent event) {
      notes.add("after");
    }
  }

  @ApplicationScoped
  static class FailingLifecycle {
    void connect(@Observes @OnConnect Socket socket) throws IOException {
      throw new IOException("connect");
    }

    void disconnecting(@Observes @OnDisconnecting DisconnectEvent event) throws IOException {
      throw new IOException("disconnecting");
    }

    void disconnect(@Observes @OnDisconnect DisconnectEvent event) throws IOException {
      throw new IOException("disconnect");
    }
  }

  @ApplicationScoped
  static class Dying {
    @Inject Scope scope;
    @Inject Notes notes;

    void connect(@Observes @OnConnect Socket socket) {
      scope.touch();
      throw new Custom();
    }

    void disconnecting(@Observes @OnDisconnecting DisconnectEvent event) {
      notes.add("disconnecting");
      throw new Custom();
    }

    void disconnect(@Observes @OnDisconnect DisconnectEvent event) {
      notes.add("disconnect");
      throw new Custom();
    }
  }

  @SocketScoped
  static class Scope {
    @Inject Notes notes;

    void touch() {}

    @PreDestroy
    void end() {
      notes.add("end of scope");
      throw new Custom();
    }
  }

  @ApplicationScoped
  static class Answering {
    @Inject Notes notes;

    void failed(@Observes @OnSocketError SocketErrorEvent error, Ack ack) {
      Throwable cause = error.cause();
      notes.add(
          cause.getClass().getSimpleName()
              + " of "
              + error.event().map(SocketEvent::name).orElse("-")
              + ": "
              + cause.getMessage());
      ack.trySend("sorry");
    }
  }

  @ApplicationScoped
  static class FailingAnswer {
    void failed(@Observes @OnSocketError SocketErrorEvent error) {
      throw new IllegalStateException("answer");
    }
  }

  @ApplicationScoped
  @SocketNamespace("/elsewhere")
  static class Elsewhere {
    @Inject Notes notes;

    void failed(@Observes @OnSocketError SocketErrorEvent error) {
      notes.add(error);
    }
  }
}
