// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the nodes of a cluster tell each other. */
final class ServerSideEmitTest extends ServerTest {
  private static final TestCluster CLUSTER = new TestCluster();

  private final SocketIoServer second = SocketIoServer.builder().adapter(CLUSTER::join).build();
  private final SocketIoServer third = SocketIoServer.builder().adapter(CLUSTER::join).build();

  ServerSideEmitTest() {
    super(SocketIoServer.builder().adapter(CLUSTER::join));
    second.on("fence", event -> event.ack().send());
  }

  @AfterEach
  void closeOthers() {
    second.close();
    third.close();
  }

  @Test
  void reachesAllOtherNodesButNotThisOne() {
    List.of(io, second, third).forEach(this::noteNews);
    FakeClient client = FakeClient.connect(second);

    io.serverSideEmit("news", "hello", (Object) new byte[] {1, 2});

    assertThat(nextNote()).isEqualTo("hello 2");
    assertThat(nextNote()).isEqualTo("hello 2");
    assertThat(FakeClient.await(io.serverSideEmitWithAck("fence"))).hasSize(2);
    expectNoNote();
    client.send("42[\"fence\"]");
    client.expectNothingElse();
  }

  private void noteNews(SocketIoServer server) {
    server.onServerSide(
        "news",
        event -> {
          byte[] bytes = event.args().get(1, byte[].class);
          note(event.args().get(0, String.class) + " " + bytes.length);
          assertThat(event.ack().requested()).isFalse();
        });
    server.onServerSide("fence", event -> event.ack().send());
  }

  @Test
  void isANamespacesOwn() {
    second.of("/a").onServerSide("who", event -> event.ack().send("a"));
    third.of("/a").onServerSide("who", event -> event.ack().send("a too"));
    second.of("/b").onServerSide("who", event -> event.ack().send("b"));

    List<EventArgs> answers = FakeClient.await(io.of("/a").serverSideEmitWithAck("who"));

    assertThat(answers)
        .extracting(args -> args.get(0, String.class))
        .containsExactlyInAnyOrder("a", "a too");
    assertThat(FakeClient.await(io.of("/c").serverSideEmitWithAck("who"))).isEmpty();
  }

  @Test
  void comesInTheOrderOfEmission() {
    second.onServerSide("n", this::noteNumber);

    for (int i = 0; i < 100; i++) {
      io.serverSideEmit("n", i);
    }

    for (int i = 0; i < 100; i++) {
      assertThat(nextNote()).isEqualTo("n " + i);
    }
  }

  private void noteNumber(ServerSideEvent event) {
    note(event.name() + " " + event.args().get(0, Integer.class));
  }

  @Test
  void failsIfANodeDoesNotAnswer() {
    second.onServerSide("ask", event -> event.ack().send());
    third.onServerSide(
        "ask",
        event -> {
          throw new IllegalStateException("expected");
        });

    assertThatThrownBy(() -> FakeClient.await(io.serverSideEmitWithAck("ask")))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(AckTimeoutException.class);
  }

  @Test
  void aSingleNodeHasNobodyToTell() {
    try (SocketIoServer single = SocketIoServer.builder().build()) {
      single.onServerSide("ask", event -> note("asked"));

      single.serverSideEmit("ask");

      assertThat(FakeClient.await(single.serverSideEmitWithAck("ask"))).isEmpty();
      expectNoNote();
    }
  }

  @Test
  void reservedNamesAreRefused() {
    for (String name : List.of("connect", "connection", "new_namespace")) {
      String message = "\"" + name + "\" is a reserved event name";
      assertThatThrownBy(() -> io.serverSideEmit(name)).hasMessage(message);
      assertThatThrownBy(() -> io.serverSideEmitWithAck(name)).hasMessage(message);
      assertThatThrownBy(() -> io.onServerSide(name, event -> {}))
          .hasMessageContaining(message + "; use on");
    }
  }

  @Test
  void childrenInheritHandlersAndParentsCannotEmit() {
    ParentNamespace parent = second.of(Pattern.compile("/t-.+"));
    parent.onServerSide("who", event -> event.ack().send("child"));
    second.of("/t-1");

    assertThat(FakeClient.await(io.of("/t-1").serverSideEmitWithAck("who"))).hasSize(1);
    assertThatThrownBy(() -> parent.serverSideEmit("who"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> parent.serverSideEmitWithAck("who"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
