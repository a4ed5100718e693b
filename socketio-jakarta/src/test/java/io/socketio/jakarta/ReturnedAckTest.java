// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handlers that acknowledge by returning. */
final class ReturnedAckTest extends ServerTest {
  private static final GenericType<List<Integer>> NUMBERS = new GenericType<>() {};
  private static final String UNSENDABLE =
      "IllegalStateException: cannot send what a handler returned";

  @PositionalArgs
  record Sum(int a, int b) {}

  @BeforeEach
  void noteErrors() {
    io.onError(
        error ->
            note(
                error.event().orElseThrow().name()
                    + " "
                    + error.cause().getClass().getSimpleName()
                    + ": "
                    + error.cause().getMessage()));
  }

  @Test
  void theValueIsTheAcknowledgement() {
    io.onWithAck("value", event -> Map.of("a", 1));
    io.onWithAck("nothing", event -> null);
    io.onWithAck("empty", event -> Optional.empty());
    io.onWithAck("present", event -> Optional.of("x"));
    io.onWithAck("several", event -> Ack.of(1, "two", null));
    io.onWithAck("array", event -> new Object[] {1, 2});
    io.onWithAck("bytes", event -> new byte[] {5});
    FakeClient client = FakeClient.connect(io);

    assertThat(ask(client, "value")).isEqualTo("431[{\"a\":1}]");
    assertThat(ask(client, "nothing")).isEqualTo("431[]");
    assertThat(ask(client, "empty")).isEqualTo("431[]");
    assertThat(ask(client, "present")).isEqualTo("431[\"x\"]");
    assertThat(ask(client, "several")).isEqualTo("431[1,\"two\",null]");
    assertThat(ask(client, "array")).isEqualTo("431[[1,2]]");
    assertThat(ask(client, "bytes")).isEqualTo("461-1[{\"_placeholder\":true,\"num\":0}]");
    assertThat(client.next()).isEqualTo("binary 5");
  }

  @Test
  void handlersOfOneSocketAndOfAllTakeTypes() {
    io.onWithAck("sum", Sum.class, (sum, event) -> sum.a() + sum.b());
    io.onWithAck("max", NUMBERS, (numbers, event) -> numbers.stream().max(Integer::compare));
    io.onConnection(
        socket -> {
          socket.onWithAck("name", event -> event.name());
          socket.onWithAck("upper", String.class, (text, event) -> text + "!");
          socket.onWithAck("first", NUMBERS, (numbers, event) -> numbers.get(0));
        });
    FakeClient client = FakeClient.connect(io);

    assertThat(ask(client, "sum", 40, 2)).isEqualTo("431[42]");
    assertThat(ask(client, "max", "[1,3,2]")).isEqualTo("431[3]");
    assertThat(ask(client, "name")).isEqualTo("431[\"name\"]");
    assertThat(ask(client, "upper", "\"x\"")).isEqualTo("431[\"x!\"]");
    assertThat(ask(client, "first", "[7]")).isEqualTo("431[7]");
  }

  @Test
  void aStageAcknowledgesWhenItCompletes() {
    CompletableFuture<String> later = new CompletableFuture<>();
    io.onWithAck("later", event -> later);
    FakeClient client = FakeClient.connect(io);

    client.send("421[\"later\"]");
    client.expectNothingElse();
    later.complete("done");

    assertThat(client.next()).isEqualTo("431[\"done\"]");
  }

  @Test
  void failuresAreReportedAndDoNotAcknowledge() {
    CompletableFuture<String> later = new CompletableFuture<>();
    io.onWithAck("later", event -> later.thenApply(String::trim));
    io.onWithAck("now", ReturnedAckTest::fail);
    io.onWithAck("typed", Integer.class, (number, event) -> number);
    FakeClient client = FakeClient.connect(io);

    client.send("421[\"later\"]");
    later.completeExceptionally(new IllegalArgumentException("late"));
    assertThat(nextNote()).isEqualTo("later IllegalArgumentException: late");
    client.send("421[\"now\"]");
    assertThat(nextNote()).isEqualTo("now IllegalArgumentException: soon");
    client.send("421[\"typed\",\"x\"]");
    assertThat(nextNote()).startsWith("typed PayloadException: ");
    client.expectNothingElse();
  }

  @Test
  void whatCannotBeSentIsTheServersMistake() {
    CompletableFuture<Object> later = new CompletableFuture<>();
    io.onWithAck("later", event -> later);
    io.onWithAck("now", event -> new Unwritable());
    io.onWithAck("future", event -> new FutureTask<>(() -> 1));
    FakeClient client = FakeClient.connect(io);

    client.send("421[\"later\"]");
    later.complete(new Unwritable());
    assertThat(nextNote()).isEqualTo("later " + UNSENDABLE);
    client.send("422[\"now\"]");
    assertThat(nextNote()).isEqualTo("now " + UNSENDABLE);
    client.send("423[\"future\"]");
    assertThat(nextNote()).startsWith("future IllegalStateException: nobody waits for a Future");
    client.expectNothingElse();
  }

  @Test
  void theFirstAnswerCounts() {
    io.onWithAck(
        "twice",
        event -> {
          event.ack().send("sent");
          return "returned";
        });
    FakeClient client = FakeClient.connect(io);

    assertThat(ask(client, "twice")).isEqualTo("431[\"sent\"]");
    client.expectNothingElse();
  }

  @Test
  void nothingIsSentToClientsThatDoNotAsk() {
    io.onWithAck("value", event -> new Unwritable());
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"value\"]");

    client.expectNothingElse();
    expectNoNote();
  }

  private static Object fail(SocketEvent event) {
    throw new IllegalArgumentException("soon");
  }

  private static String ask(FakeClient client, String event, Object... args) {
    StringBuilder frame = new StringBuilder("421[\"").append(event).append('"');
    for (Object arg : args) {
      frame.append(',').append(arg);
    }
    client.send(frame.append(']').toString());
    return client.next();
  }

  /** JSON-B fails to read the property. */
  public static final class Unwritable {
    private final List<String> texts = List.of();

    public String getText() {
      return texts.get(0);
    }
  }
}
