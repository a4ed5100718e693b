// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class EventMiddlewareTest extends ServerTest {
  @Test
  void isAskedAfterTheListenersForAnyEventAndBeforeTheHandlers() {
    io.onConnection(
        socket -> {
          socket.on("say", event -> note("handler"));
          socket.use(
              event -> {
                note("first " + event.name());
                return Outcome.accept();
              });
          socket.use(
              event -> {
                note("second");
                return Outcome.accept();
              });
          socket.onAny(event -> note("any"));
        });
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"say\"]");

    assertNotes("any", "first say", "second", "handler");
  }

  @Test
  void dropsWhatItRefusesAndTellsTheErrorHandlersOnly() {
    io.onError(
        error -> {
          EventRefusedException refusal = (EventRefusedException) error.cause();
          note(
              error.event().orElseThrow().name()
                  + ": "
                  + refusal.getMessage()
                  + " "
                  + refusal.data().orElseThrow());
        });
    io.on("bad", event -> note("handled"));
    io.on("good", event -> event.ack().send("fine"));
    io.onConnection(
        socket -> {
          socket.use(
              event -> event.name().equals("bad") ? Outcome.refuse("no", 42) : Outcome.accept());
          socket.use(
              event -> {
                note("passed " + event.name());
                return Outcome.accept();
              });
        });
    FakeClient client = FakeClient.connect(io);

    client.send("420[\"bad\"]");
    client.send("421[\"good\"]");

    assertThat(client.next()).isEqualTo("431[\"fine\"]");
    assertNotes("bad: no 42", "passed good");
  }

  @Test
  void dropsTheEventWhenItFails() {
    io.onError(error -> note(error.cause().getMessage()));
    io.on("say", event -> note("handled"));
    io.onConnection(
        socket ->
            socket.use(
                event -> {
                  throw new IllegalStateException("broken");
                }));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"say\"]");

    assertNotes("broken");
  }

  @Test
  void isNotAskedOnceItIsRemoved() {
    io.on("say", event -> event.ack().send());
    io.onConnection(socket -> socket.use(event -> Outcome.refuse("no")).remove());
    FakeClient client = FakeClient.connect(io);

    client.send("420[\"say\"]");

    assertThat(client.next()).isEqualTo("430[]");
  }

  @Test
  void anEventNamedErrorIsAnEventLikeOthers() {
    FakeClient client = FakeClient.connect(io);
    client.send("42[\"error\",\"nobody handles it\"]");

    io.on("error", event -> event.ack().send(event.args()));
    client.send("427[\"error\",\"ok\"]");

    assertThat(client.next()).isEqualTo("437[\"ok\"]");
  }

  @Test
  void callsAPrependedListenerFirst() {
    io.onConnection(
        socket -> {
          socket.onAny(event -> note("second"));
          socket.prependAny(event -> note("first"));
          socket.onAnyOutgoing(event -> note("out second"));
          socket.prependAnyOutgoing(event -> note("out first"));
          socket.on("say", event -> socket.emit("said"));
        });
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"say\"]");

    assertNotes("first", "second", "out first", "out second");
  }

  @Test
  void callsAHandlerOnce() {
    Consumer<SocketEvent> handler = event -> note("once " + event.args().get(0, int.class));
    io.onConnection(
        socket -> {
          socket.once("n", handler);
          socket.once("n", event -> note("never")).remove();
          socket.on("n", event -> note("on " + event.args().get(0, int.class)));
        });
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"n\",1]");
    client.send("42[\"n\",2]");

    assertNotes("once 1", "on 1", "on 2");
  }

  private void assertNotes(String... expected) {
    for (String note : expected) {
      assertThat(nextNote()).isEqualTo(note);
    }
  }
}
