// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.parser.PayloadException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTest extends ServerTest {
  @Test
  void relaysArgumentsAsTheyCame() {
    io.on("say", event -> event.socket().emit("said", event.args()));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"say\",{\"b\":1.50,\"a\":\"\\u00e4\"},null,[]]");

    assertThat(client.next()).isEqualTo("42[\"said\",{\"b\":1.50,\"a\":\"\\u00e4\"},null,[]]");
  }

  @Test
  void noArrayOfArgumentsIsOneNull() {
    Object[] none = null;
    io.on(
        "ask",
        event -> {
          event.socket().emit("a", none);
          event.socket().compress(false).emit("b", none);
          io.emit("c", none);
          var unused = event.socket().emitWithAck("d", none);
          event.ack().send(none);
        });
    FakeClient client = FakeClient.connect(io);

    client.send("427[\"ask\"]");

    assertThat(client.next()).isEqualTo("42[\"a\",null]");
    assertThat(client.next()).isEqualTo("42[\"b\",null]");
    assertThat(client.next()).isEqualTo("42[\"c\",null]");
    assertThat(client.next()).isEqualTo("420[\"d\",null]");
    assertThat(client.next()).isEqualTo("437[null]");
    assertThat(Ack.of(none).values()).containsExactly((Object) null);
    var unused = io.serverSideEmitWithAck("e", none);
  }

  @Test
  void relaysBinaryWithItsAttachments() {
    io.on("say", event -> event.socket().emit("said", event.args()));
    FakeClient client = FakeClient.connect(io);

    client.send("451-[\"say\",{\"data\":{\"_placeholder\":true,\"num\":0}}]");
    client.sendBinary((byte) 1, (byte) 2);

    assertThat(client.next())
        .isEqualTo("451-[\"said\",{\"data\":{\"_placeholder\":true,\"num\":0}}]");
    assertThat(client.next()).isEqualTo("binary 1 2");
  }

  @Test
  void keepsEventsThatArriveWhileConnectionHandlersRun() throws InterruptedException {
    CountDownLatch sent = new CountDownLatch(1);
    io.onConnection(
        socket -> {
          awaitQuietly(sent);
          socket.on("early", event -> note("early " + event.args().get(0, Integer.class)));
        });
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"early\",1]");
    client.send("42[\"early\",2]");
    sent.countDown();

    assertThat(nextNote()).isEqualTo("early 1");
    assertThat(nextNote()).isEqualTo("early 2");
  }

  @Test
  void handlesTheEventsOfOneSocketInOrderAndOneAtATime() {
    int count = 500;
    int[] running = {0};
    io.on(
        "n",
        event -> {
          running[0]++;
          note(event.args().get(0, Integer.class) + " " + running[0]);
          running[0]--;
        });
    FakeClient client = FakeClient.connect(io);

    for (int i = 0; i < count; i++) {
      client.send("42[\"n\"," + i + "]");
    }

    for (int i = 0; i < count; i++) {
      assertThat(nextNote()).isEqualTo(i + " 1");
    }
  }

  @Test
  void aBlockedHandlerHoldsUpOnlyItsOwnSocket() {
    CountDownLatch release = new CountDownLatch(1);
    io.on("block", event -> awaitQuietly(release));
    FakeClient blocked = FakeClient.connect(io);
    FakeClient other = FakeClient.connect(io);

    blocked.send("42[\"block\"]");

    other.expectNothingElse();
    release.countDown();
    blocked.expectNothingElse();
  }

  @Test
  void aHandlerThatThrowsIsReportedAndHurtsNobody() {
    io.onError(
        error -> note(error.event().orElseThrow().name() + " " + error.cause().getMessage()));
    io.on(
        "boom",
        event -> {
          throw new IllegalStateException("bang");
        });
    io.on("boom", event -> note("the next handler"));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"boom\"]");

    assertThat(nextNote()).isEqualTo("boom bang");
    assertThat(nextNote()).isEqualTo("the next handler");
    client.expectNothingElse();
  }

  @Test
  void aPayloadThatDoesNotFitIsReportedAndTheHandlerNotCalled() {
    io.onError(error -> note(error.cause().getClass().getSimpleName()));
    io.on("typed", Integer.class, (number, event) -> note(number));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"typed\",\"text\"]");
    client.send("42[\"typed\"]");
    client.send("42[\"typed\",5]");

    assertThat(nextNote()).isEqualTo(PayloadException.class.getSimpleName());
    assertThat(nextNote()).isEqualTo(PayloadException.class.getSimpleName());
    assertThat(nextNote()).isEqualTo("5");
  }

  @Test
  void catchAllListenersComeBeforeHandlersAndSeeUnhandledEvents() {
    io.onAny(event -> note("any " + event.name()));
    io.on("known", event -> note("handler"));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"known\"]");
    client.send("42[\"unknown\"]");

    assertThat(nextNote()).isEqualTo("any known");
    assertThat(nextNote()).isEqualTo("handler");
    assertThat(nextNote()).isEqualTo("any unknown");
  }

  @Test
  void outgoingListenersSeeEmitsAndBroadcasts() {
    io.onConnection(
        socket -> {
          socket.onAnyOutgoing(event -> note(event.name() + " " + event.args().size()));
          socket.emit("one", 1);
          io.emit("two", 1, 2);
        });
    FakeClient.connect(io);

    assertThat(nextNote()).isEqualTo("one 1");
    assertThat(nextNote()).isEqualTo("two 2");
  }

  @Test
  void outgoingListenersSeeBytesOfBroadcasts() {
    io.onConnection(
        socket -> {
          socket.onAnyOutgoing(event -> note(Arrays.toString(event.args().get(0, byte[].class))));
          io.emit("bytes", (Object) new byte[] {1, 2, 3});
        });
    FakeClient.connect(io);

    assertThat(nextNote()).isEqualTo("[1, 2, 3]");
  }

  @Test
  void listenersForAnyEventCanBeRemoved() {
    io.onConnection(
        socket -> {
          socket.onAny(event -> note("removed in")).remove();
          socket.prependAny(event -> note("removed first in")).remove();
          socket.onAny(event -> note("in"));
          socket.onAnyOutgoing(event -> note("removed out")).remove();
          socket.prependAnyOutgoing(event -> note("removed first out")).remove();
          socket.onAnyOutgoing(event -> note("out"));
          socket.on("say", event -> socket.emit("said"));
        });
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"say\"]");

    assertThat(client.next()).isEqualTo("42[\"said\"]");
    assertThat(nextNote()).isEqualTo("in");
    assertThat(nextNote()).isEqualTo("out");
    expectNoNote();
  }

  @Test
  void aHandlerCanBeRemovedWithoutTouchingAnEqualOne() {
    java.util.function.Consumer<SocketEvent> handler = event -> note("called");
    Registration first = io.on("x", handler);
    io.on("x", handler);
    first.remove();
    first.remove();
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"x\"]");
    client.expectNothingElse();

    assertThat(nextNote()).isEqualTo("called");
    expectNoNote();
  }

  @Test
  void aServerSideDisconnectDropsWhatTheClientSentBefore() {
    io.on("leave", event -> event.socket().disconnect());
    io.on("after", event -> note("after"));
    io.onDisconnect((socket, reason) -> note(reason));
    CountDownLatch sent = new CountDownLatch(1);
    io.onConnection(socket -> awaitQuietly(sent));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"leave\"]");
    client.send("42[\"after\"]");
    sent.countDown();

    assertThat(nextNote()).isEqualTo("server namespace disconnect");
    assertThat(client.next()).isEqualTo("41");
    expectNoNote();
  }

  @Test
  void eventsThatArrivedBeforeTheClientWentAreStillHandled() {
    CountDownLatch gone = new CountDownLatch(1);
    io.onConnection(socket -> awaitQuietly(gone));
    io.on("last", event -> note("last"));
    io.onDisconnect((socket, reason) -> note(reason));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"last\"]");
    client.drop();
    gone.countDown();

    assertThat(nextNote()).isEqualTo("last");
    assertThat(nextNote()).isEqualTo("transport close");
  }

  @Test
  void reservedNamesCannotBeEmittedOrHandled() {
    assertThatThrownBy(() -> io.emit("connect"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"connect\" is a reserved event name");
    assertThatThrownBy(() -> io.on("disconnect", event -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connect         | ; use onConnection(...)
          connection      | ; use onConnection(...)
          connect_error   | ; refuse clients in the middleware of use(...)
          disconnect      | ; use onDisconnect(...)
          disconnecting   | ; use onDisconnecting(...)
          new_namespace   | ; use onNewNamespace(...) of the server
          newListener     | ''
          removeListener  | ''
          """)
  void handlersOfWhatNoClientEmitsAreRefusedWithWhatToUse(String name, String instead) {
    String message = "\"" + name + "\" is a reserved event name" + instead;

    for (Namespace namespace : List.of(io, io.of("/other"), io.of(Pattern.compile("/some-.+")))) {
      assertThatThrownBy(() -> namespace.on(name, event -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(": " + message);
      assertThatThrownBy(() -> namespace.on(name, String.class, (text, event) -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(": " + message);
      assertThatThrownBy(() -> namespace.onWithAck(name, event -> 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(": " + message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect",
        "connect_error",
        "disconnect",
        "disconnecting",
        "newListener",
        "removeListener"
      })
  void soAreThoseOfOneSocket(String name) {
    String message = "\"" + name + "\" is a reserved event name";
    io.onConnection(
        socket -> {
          noteRefusal(() -> socket.on(name, event -> {}));
          noteRefusal(() -> socket.on(name, String.class, (text, event) -> {}));
          noteRefusal(() -> socket.once(name, event -> {}));
        });
    FakeClient.connect(io);

    for (int i = 0; i < 3; i++) {
      assertThat(nextNote()).startsWith(message);
    }
  }

  @Test
  void oneSocketMayHandleWhatOnlyTheNamespaceKeepsForItself() {
    io.onConnection(
        socket -> {
          socket.on("connection", event -> note("connection"));
          socket.once("new_namespace", event -> note("new_namespace"));
        });
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"connection\"]");
    client.send("42[\"new_namespace\"]");

    assertThat(nextNote()).isEqualTo("connection");
    assertThat(nextNote()).isEqualTo("new_namespace");
  }

  @Test
  void handlersOfPayloadsThatNothingCanBeDecodedToAreRefused() {
    String message =
        "cannot be decoded: " + Hidden.class.getName() + " is not public; make it public";

    for (Namespace namespace : List.of(io, io.of("/other"), io.of(Pattern.compile("/some-.+")))) {
      assertThatThrownBy(() -> namespace.on("x", Hidden.class, (hidden, event) -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(": " + message);
    }
    assertThatThrownBy(() -> io.on("x", Socket.class, (socket, event) -> {}))
        .hasMessageEndingWith(": cannot be decoded: io.socketio.jakarta.Socket is abstract");
    io.onConnection(
        socket -> noteRefusal(() -> socket.on("x", Hidden.class, (hidden, event) -> {})));
    FakeClient.connect(io);
    assertThat(nextNote()).isEqualTo(message);
  }

  @Test
  void readingAnArgumentAsSuchATypeIsNotTheClientsFault() {
    io.onError(error -> note(error.cause().getClass().getSimpleName()));
    io.on("x", event -> event.args().get(0, Hidden.class));
    io.on("y", event -> event.args().get(0, Visible.class));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"x\",{\"text\":\"a\"}]");
    client.send("42[\"y\",[]]");

    assertThat(nextNote()).isEqualTo("IllegalArgumentException");
    assertThat(nextNote()).isEqualTo("PayloadException");
  }

  @Test
  void theSameGoesForEveryWayToDeclareATypeAndToRegisterAHandler() {
    String message =
        "cannot be decoded: " + Hidden.class.getName() + " is not public; make it public";
    GenericType<List<Hidden>> list = new GenericType<>() {};
    GenericType<Optional<Hidden>> optional = new GenericType<>() {};

    for (Namespace namespace : List.of(io, io.of(Pattern.compile("/some-.+")))) {
      for (GenericType<?> type : List.of(list, optional)) {
        refused(message, () -> namespace.on("x", type, (args, event) -> {}));
        refused(message, () -> namespace.onWithAck("x", type, (args, event) -> 1));
      }
      refused(message, () -> namespace.onWithAck("x", Hidden.class, (args, event) -> 1));
      refused(message, () -> namespace.on("x", HiddenArgs.class, (args, event) -> {}));
      refused(message, () -> namespace.onWithAck("x", HiddenArgs.class, (args, event) -> 1));
    }
    io.onConnection(
        socket -> {
          noteRefusal(() -> socket.on("x", list, (args, event) -> {}));
          noteRefusal(() -> socket.on("x", HiddenArgs.class, (args, event) -> {}));
          noteRefusal(() -> socket.once("x", Hidden.class, (args, event) -> {}));
          noteRefusal(() -> socket.once("x", optional, (args, event) -> {}));
          noteRefusal(() -> socket.onWithAck("x", HiddenArgs.class, (args, event) -> 1));
          noteRefusal(() -> socket.onWithAck("x", list, (args, event) -> 1));
        });
    FakeClient.connect(io);
    for (int i = 0; i < 6; i++) {
      assertThat(nextNote()).isEqualTo(message);
    }
  }

  private static void refused(String message, ThrowingCallable registration) {
    assertThatThrownBy(registration)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(": " + message);
  }

  record Hidden(String text) {}

  @PositionalArgs
  record HiddenArgs(int number, Optional<Hidden> hidden) {}

  public record Visible(String text) {}

  private void noteRefusal(Runnable registration) {
    try {
      registration.run();
      note("accepted");
    } catch (IllegalArgumentException e) {
      note(e.getMessage());
    }
  }

  @Test
  void mapsAreEmittedInTheirOrder() {
    io.onConnection(
        socket -> socket.emit("m", new java.util.LinkedHashMap<>(Map.of("only", 1)), 2.0, true));
    FakeClient client = FakeClient.connect(io);

    assertThat(client.next()).isEqualTo("42[\"m\",{\"only\":1},2,true]");
  }
}
