// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Request context and socket context are active during a delivery, and only then. */
final class ContextTest {
  private final Application app =
      Application.of(
          Observers.class, Visit.class, Profile.class, Counted.class, Creations.class, Tasks.class);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void theObserversOfOneEventShareOneRequest() {
    Client client = app.client();

    client.send("42[\"visit\"]");
    assertThat(app.notes().next()).isEqualTo("any 1, visit 2, destroyed 2");

    client.send("42[\"visit\"]");
    assertThat(app.notes().next()).isEqualTo("any 1, visit 2, destroyed 2");
  }

  @Test
  void anAsynchronousObserverHasItsOwnRequest() {
    app.client().send("42[\"asyncVisit\"]");

    assertThat(app.notes().next() + app.notes().next())
        .contains("any 1, destroyed 1")
        .contains("async 1, destroyed 1");
  }

  @Test
  void aSocketScopedBeanBelongsToItsSocket() {
    Client ann = app.client();
    Client bob = app.client();

    assertThat(ann.ask("421[\"rename\",\"ann\"]")).isEqualTo("431[]");
    assertThat(bob.ask("421[\"rename\",\"bob\"]")).isEqualTo("431[]");

    assertThat(ann.ask("422[\"name\"]")).isEqualTo("432[\"ann\"]");
    assertThat(bob.ask("422[\"name\"]")).isEqualTo("432[\"bob\"]");
  }

  @Test
  void aSocketScopedBeanIsDestroyedAfterTheDisconnectObservers() {
    Client client = app.client();
    client.ask("421[\"rename\",\"ann\"]");

    client.drop();

    assertThat(app.notes().next()).isEqualTo("disconnect ann");
    assertThat(app.notes().next()).isEqualTo("asynchronous disconnect ann");
    assertThat(app.notes().next()).isEqualTo("destroyed ann");
    app.notes().expectNone();
  }

  @Test
  void aSocketScopedBeanLivesInOneNamespaceOnly() {
    Client client = app.client();
    client.join("/other");

    assertThat(client.ask("421[\"rename\",\"ann\"]")).isEqualTo("431[]");

    assertThat(client.ask("42/other,2[\"name\"]")).isEqualTo("43/other,2[\"nobody\"]");
  }

  @Test
  void aSocketScopedBeanCanBeDestroyedBefore() {
    Client client = app.client();
    client.ask("421[\"rename\",\"ann\"]");

    assertThat(client.ask("422[\"forget\"]")).isEqualTo("432[]");

    assertThat(app.notes().next()).isEqualTo("destroyed ann");
    assertThat(client.ask("423[\"name\"]")).isEqualTo("433[\"nobody\"]");
  }

  @Test
  void concurrentObserversOfOneSocketShareItsBean() {
    Client client = app.client();

    for (int i = 0; i < 20; i++) {
      client.send("42" + i + "[\"count\"]");
    }

    for (int i = 0; i < 20; i++) {
      assertThat(client.next()).endsWith("[1]");
    }
  }

  @Test
  void noContextIsActiveWithoutDelivery() {
    Profile profile = app.bean(Profile.class);

    assertThatThrownBy(profile::name).isInstanceOf(ContextNotActiveException.class);
    assertThatThrownBy(() -> SocketScopes.contextual(() -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void contextualTasksRunInTheContextOfTheirEvent() throws InterruptedException {
    Client client = app.client();
    client.ask("421[\"rename\",\"ann\"]");

    client.send("422[\"task\"]");
    app.bean(Tasks.class).runNextOnOwnThread();

    assertThat(app.notes().next()).isEqualTo("task of ann, any 1, destroyed 1");
    assertThat(client.next()).isEqualTo("432[\"done\"]");
  }

  @Test
  void contextualTasksFindNoSocketScopedBeansAfterTheDisconnect() throws InterruptedException {
    Client client = app.client();
    client.ask("421[\"rename\",\"ann\"]");
    client.send("422[\"task\"]");
    Runnable task = app.bean(Tasks.class).next();

    client.drop();
    assertThat(app.notes().next()).isEqualTo("disconnect ann");
    assertThat(app.notes().next()).isEqualTo("asynchronous disconnect ann");
    assertThat(app.notes().next()).isEqualTo("destroyed ann");

    assertThatThrownBy(task::run).isInstanceOf(ContextNotActiveException.class);
  }

  @RequestScoped
  static class Visit {
    private final StringBuilder steps = new StringBuilder();
    private int count;
    @Inject Notes notes;

    void step(String name) {
      steps.append(name).append(' ').append(++count).append(", ");
    }

    void tell(String name) {
      steps.insert(0, name + ", ");
    }

    @PreDestroy
    void destroy() {
      if (count > 0) {
        notes.add(steps + "destroyed " + count);
      }
    }
  }

  /** Counts its instances, and is created only when two observers want one. */
  @SocketScoped
  static class Counted {
    @Inject Creations creations;

    @PostConstruct
    void create() {
      creations.awaitTwo();
    }

    int instances() {
      return creations.count();
    }
  }

  @ApplicationScoped
  static class Creations {
    private final CountDownLatch wanted = new CountDownLatch(2);
    private final AtomicInteger created = new AtomicInteger();

    void want() {
      wanted.countDown();
    }

    void awaitTwo() {
      try {
        assertThat(wanted.await(5, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      created.incrementAndGet();
    }

    int count() {
      return created.get();
    }
  }

  @SocketScoped
  static class Profile {
    private String name = "nobody";
    @Inject Notes notes;

    String name() {
      return name;
    }

    void rename(String newName) {
      name = newName;
    }

    @PreDestroy
    void destroy() {
      notes.add("destroyed " + name);
    }
  }

  @ApplicationScoped
  static class Tasks {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    void add(Runnable task) {
      queue.add(task);
    }

    Runnable next() throws InterruptedException {
      Runnable task = queue.poll(5, TimeUnit.SECONDS);
      assertThat(task).as("a task within 5 s").isNotNull();
      return task;
    }

    void runNextOnOwnThread() throws InterruptedException {
      Thread thread = new Thread(next());
      thread.start();
      thread.join(5000);
    }
  }

  @ApplicationScoped
  static class Observers {
    private final CountDownLatch disconnected = new CountDownLatch(1);
    @Inject Notes notes;
    @Inject Visit visit;
    @Inject Profile profile;
    @Inject Tasks tasks;
    @Inject Creations creations;

    void any(@Observes @Priority(1) @OnAnySocketEvent SocketEvent event) {
      if (event.name().endsWith("isit")) {
        visit.step("any");
      }
    }

    void visit(@Observes @OnSocketEvent("visit") EventArgs args, Visit same) {
      same.step("visit");
    }

    void visitAsync(@ObservesAsync @OnSocketEvent("asyncVisit") EventArgs args) {
      visit.step("async");
    }

    Void rename(@Observes @OnSocketEvent("rename") String name) {
      profile.rename(name);
      return null;
    }

    String name(@Observes @OnSocketEvent("name") EventArgs args, Profile mine) {
      return mine.name();
    }

    String other(@Observes @OnSocketEvent(value = "name", namespace = "/other") EventArgs args) {
      return profile.name();
    }

    Void forget(@Observes @OnSocketEvent("forget") EventArgs args, BeanManager beans) {
      Bean<?> bean = beans.resolve(beans.getBeans(Profile.class));
      ((AlterableContext) beans.getContext(SocketScoped.class)).destroy(bean);
      return null;
    }

    int count(@ObservesAsync @OnSocketEvent("count") EventArgs args, Counted counted) {
      creations.want();
      return counted.instances();
    }

    void task(@Observes @OnSocketEvent("task") EventArgs args, Ack ack) {
      tasks.add(
          SocketScopes.contextual(
              () -> {
                visit.tell("task of " + profile.name());
                visit.step("any");
                ack.send("done");
              }));
    }

    void disconnected(@Observes @OnDisconnect DisconnectEvent event) {
      if (!profile.name().equals("nobody")) {
        notes.add("disconnect " + profile.name());
      }
      disconnected.countDown();
    }

    void disconnectedAsync(@ObservesAsync @OnDisconnect DisconnectEvent event, Socket socket)
        throws InterruptedException {
      if (disconnected.await(5, TimeUnit.SECONDS) && !profile.name().equals("nobody")) {
        notes.add("asynchronous disconnect " + profile.name());
      }
    }
  }
}
