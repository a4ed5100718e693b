// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.parser.PayloadException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AckTest extends ServerTest {
  @Test
  void answersTheClientsCallbackOnce() {
    io.on(
        "sum",
        event -> {
          event.ack().send(event.args().get(0, Integer.class) + 1);
          note(event.ack().trySend(99));
        });
    FakeClient client = FakeClient.connect(io);

    client.send("420[\"sum\",41]");

    assertThat(client.next()).isEqualTo("430[42]");
    assertThat(nextNote()).isEqualTo("false");
  }

  @Test
  void aSecondSendIsAnErrorAndOneThatNobodyWaitsForIsNot() {
    io.on(
        "twice",
        event -> {
          event.ack().send();
          event.ack().send();
          note("both sent");
        });
    io.onError(error -> note(error.cause().getClass().getSimpleName()));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"twice\"]");
    client.send("427[\"twice\"]");

    assertThat(nextNote()).isEqualTo("both sent");
    assertThat(nextNote()).isEqualTo("IllegalStateException");
    assertThat(client.next()).isEqualTo("437[]");
  }

  /** A value that no codec can write. */
  private static List<Object> endless() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    return endless;
  }

  @Test
  void anAnswerThatCannotBeWrittenCountsAsNotSent() {
    io.on(
        "ask",
        event -> {
          assertThatThrownBy(() -> event.ack().send(endless()))
              .isInstanceOf(PayloadException.class);
          assertThatThrownBy(() -> event.ack().trySend(1, endless()))
              .isInstanceOf(PayloadException.class);
          note(event.ack().sent());
          note(event.ack().trySend("fallback"));
          note(event.ack().trySend(endless()));
        });
    FakeClient client = FakeClient.connect(io);

    client.send("421[\"ask\"]");

    assertThat(client.next()).isEqualTo("431[\"fallback\"]");
    assertThat(List.of(nextNote(), nextNote(), nextNote()))
        .containsExactly("false", "true", "false");
  }

  @Test
  void anErrorHandlerAnswersInPlaceOfAHandlerWhoseAnswerCannotBeWritten() {
    io.on("ask", event -> event.ack().send(endless()));
    io.onError(error -> error.event().orElseThrow().ack().trySend("sorry"));
    FakeClient client = FakeClient.connect(io);

    client.send("421[\"ask\"]");

    assertThat(client.next()).isEqualTo("431[\"sorry\"]");
    client.expectNothingElse();
  }

  @Test
  void oneOfManyAnswersAtATimeIsSent() {
    AtomicInteger accepted = new AtomicInteger();
    io.on(
        "ask",
        event -> {
          List<Thread> threads =
              Stream.generate(
                      () ->
                          new Thread(
                              () -> {
                                if (event.ack().trySend(List.of(1))) {
                                  accepted.incrementAndGet();
                                }
                              }))
                  .limit(4)
                  .toList();
          threads.forEach(Thread::start);
          threads.forEach(AckTest::join);
          note(accepted.getAndSet(0));
        });
    FakeClient client = FakeClient.connect(io);
    for (int i = 0; i < 100; i++) {
      client.send("421[\"ask\"]");
      assertThat(client.next()).isEqualTo("431[[1]]");
      assertThat(nextNote()).isEqualTo("1");
    }
    client.expectNothingElse();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aQuestionThatCannotBeWrittenLeavesNothingBehind() {
    FakeClient client = FakeClient.open(io);
    Socket socket = io.socket(client.join("/")).orElseThrow();

    assertThatThrownBy(
            () ->
                FakeClient.await(
                    socket.timeout(Duration.ofSeconds(5)).emitWithAck("ask", endless())))
        .isInstanceOf(PayloadException.class);
    client.send("430[1]");

    client.expectNothingElse();
    assertThatThrownBy(() -> FakeClient.await(io.emitWithAck("ask", endless())))
        .isInstanceOf(PayloadException.class);
    client.expectNothingElse();
  }

  @Test
  void receivesTheClientsAnswer() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    io.onConnection(
        socket ->
            socket
                .emitWithAck("name?")
                .thenAccept(reply -> answer.complete(reply.get(0, String.class))));
    FakeClient client = FakeClient.connect(io);

    assertThat(client.next()).isEqualTo("420[\"name?\"]");
    client.send("430[\"Ada\"]");

    assertThat(FakeClient.await(answer)).isEqualTo("Ada");
  }

  @Test
  void givesUpAfterTheTimeout() {
    FakeClient client = FakeClient.open(io);
    Socket socket = io.socket(client.join("/")).orElseThrow();

    CompletionStage<EventArgs> answer =
        socket.timeout(Duration.ofMillis(20)).emitWithAck("anybody?");

    assertThatThrownBy(() -> FakeClient.await(answer))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(AckTimeoutException.class);
    client.next();
    client.send("430[]");
    client.expectNothingElse();
  }

  @Test
  void failsWhenTheSocketGoesFirst() {
    FakeClient client = FakeClient.open(io);
    Socket socket = io.socket(client.join("/")).orElseThrow();
    CompletionStage<EventArgs> answer = socket.emitWithAck("anybody?");

    client.drop();

    assertThatThrownBy(() -> FakeClient.await(answer))
        .hasCauseInstanceOf(SocketClosedException.class)
        .hasMessageContaining("transport close");
    assertThatThrownBy(() -> FakeClient.await(socket.emitWithAck("still there?")))
        .hasCauseInstanceOf(SocketClosedException.class);
  }

  @Test
  void collectsTheAnswersToABroadcastAndNamesWhoIsMissing() {
    FakeClient ada = FakeClient.open(io);
    FakeClient bob = FakeClient.open(io);
    String adaId = ada.join("/");
    String bobId = bob.join("/");

    CompletionStage<AckReplies> replies =
        io.timeout(Duration.ofMillis(300)).emitWithAck("roll-call");
    assertThat(ada.next()).isEqualTo("420[\"roll-call\"]");
    assertThat(bob.next()).isEqualTo("420[\"roll-call\"]");
    ada.send("430[\"here\"]");

    AckReplies result = FakeClient.await(replies);
    assertThat(result.of(adaId).orElseThrow().get(0, String.class)).isEqualTo("here");
    assertThat(result.missing()).containsExactly(bobId);
  }

  @Test
  void aBroadcastToNobodyIsAnsweredAtOnce() {
    AckReplies replies = FakeClient.await(io.to("empty").emitWithAck("anybody?"));

    assertThat(replies.size()).isZero();
    assertThat(replies.missing()).isEmpty();
  }
}
