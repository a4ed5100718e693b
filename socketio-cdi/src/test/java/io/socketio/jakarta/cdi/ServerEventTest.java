// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The application is told of its server before any client is, and may change how it is made. */
final class ServerEventTest {
  @Test
  void anObserverOfTheServerRegistersWhatHasNoAnnotation() {
    try (Application app = Application.of(Registrations.class)) {
      Client client = app.client();

      assertThat(app.notes().next()).isEqualTo("server of /, /early");
      client.join("/early");
      assertThat(client.ask("42/early,1[\"lambda\"]")).isEqualTo("43/early,1[\"called\"]");
      app.io().of("/late");
      assertThat(app.notes().next()).isEqualTo("new /late");
      app.notes().expectNone();
    }
  }

  @Test
  void aServerThatAnObserverDoesNotWantIsClosed() {
    try (Application app = Application.of(Unwilling.class)) {
      SocketIoServer io = app.io();

      assertThatThrownBy(io::options).hasStackTraceContaining("not this one");

      Executor executor = app.bean(Unwilling.class).executor();
      AtomicReference<Thread> runner = new AtomicReference<>();
      executor.execute(() -> runner.set(Thread.currentThread()));
      assertThat(runner).as("a closed server has no threads").hasValue(Thread.currentThread());
    }
  }

  @Test
  void partsMayHaveTheNamespacesOfTheServerInjected() {
    try (Application app = Application.of(Helpful.class)) {
      app.client();

      assertThat(app.notes().next()).isEqualTo("asked about /, knows /help");
    }
  }

  @Test
  void anObserverOfTheBuilderChoosesTheThreads() {
    try (Application app = Application.of(Threads.class)) {
      Executor executor = app.io().executor();
      assertThat(CompletableFuture.supplyAsync(() -> Thread.currentThread().getName(), executor))
          .succeedsWithin(Duration.ofSeconds(10))
          .isEqualTo("chosen");
      app.client();
    }
  }

  @Test
  void theServerCannotBeUsedToMakeItself() {
    try (Application app = Application.of(Impatient.class)) {
      SocketIoServer io = app.io();

      assertThatThrownBy(io::options).hasStackTraceContaining("the server is not made yet");
    }
  }

  @ApplicationScoped
  static class Registrations {
    @Inject Notes notes;
    @Inject SocketIoServer injected;

    @Inject
    @OfNamespace("/early")
    Namespace early;

    void started(@Observes SocketIoServer io, EngineServer engine) {
      assertThat(engine.clientsCount()).isZero();
      assertThat(injected.of("/early")).isSameAs(io.of("/early"));
      notes.add(
          "server of "
              + String.join(", ", io.namespaces().stream().map(Namespace::name).sorted().toList()));
      early.on("lambda", event -> event.ack().send("called"));
      io.onNewNamespace(namespace -> notes.add("new " + namespace.name()));
    }
  }

  @ApplicationScoped
  static class Unwilling {
    private Executor executor;

    void started(@Observes SocketIoServer io) {
      executor = io.executor();
      throw new IllegalStateException("not this one");
    }

    Executor executor() {
      return executor;
    }
  }

  /** Not proxied: it is made when it is registered. */
  @Dependent
  static class Helpful implements ConnectMiddleware {
    private final Notes notes;
    private final Namespace help;

    @Inject
    Helpful(Notes notes, @OfNamespace("/help") Namespace help) {
      this.notes = notes;
      this.help = help;
    }

    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      notes.add("asked about " + candidate.namespace().name() + ", knows " + help.name());
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }

  @ApplicationScoped
  static class Threads {
    static final Executor EXECUTOR = task -> new Thread(task, "chosen").start();

    void build(@Observes SocketIoServer.Builder builder) {
      builder.executor(EXECUTOR);
    }
  }

  @ApplicationScoped
  static class Impatient {
    void options(@Observes SocketIoOptions.Builder options, SocketIoServer io) {
      options.maxPendingEvents(io.options().maxPendingEvents() + 1);
    }
  }
}
