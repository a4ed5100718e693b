// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.SocketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Observers acknowledge by returning, with an {@code Ack} parameter, or through the event. */
final class AckTest {
  private final Application app = Application.of(Observers.class, Other.class);
  private Client client;

  @BeforeEach
  void connect() {
    client = app.client();
  }

  @AfterEach
  void close() {
    app.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          value          | ["text"]
          number         | [42]
          record         | [{"id":1}]
          list           | [[1,2]]
          array          | [["a","b"]]
          null           | []
          empty          | []
          optional       | ["there"]
          several        | ["a",1]
          laterSeveral   | ["b",2]
          args           | ["echo",7]
          later          | ["later"]
          laterVoid      | []
          async          | ["async"]
          public         | ["public"]
          packagePrivate | ["package-private"]
          handle         | ["ready",1]
          handleLater    | ["much later"]
          event          | ["by event"]
          """)
  void acknowledges(String event, String answer) {
    assertThat(client.ask("427[\"" + event + "\",\"echo\",7]")).isEqualTo("437" + answer);
  }

  @Test
  void acknowledgesBinary() {
    assertThat(client.ask("428[\"bytes\"]")).isEqualTo("461-8[{\"_placeholder\":true,\"num\":0}]");
    assertThat(client.next()).isEqualTo("[1, 2]");
  }

  @ParameterizedTest
  @CsvSource({"void", "failing", "failingLater", "direct"})
  void doesNotAcknowledge(String event) {
    client.send("421[\"" + event + "\"]");

    assertThat(app.notes().next()).isEqualTo(event);
    assertThat(client.ask("422[\"value\"]")).isEqualTo("432[\"text\"]");
  }

  @Test
  void sendsNothingIfTheClientAsksForNothing() {
    client.send("42[\"value\"]");
    client.send("42[\"handle\"]");

    assertThat(client.ask("423[\"value\"]")).isEqualTo("433[\"text\"]");
  }

  @Test
  void theFirstAnswerCountsAndTheSecondIsLogged() {
    try (LogCapture log = new LogCapture(Acknowledgement.class)) {
      assertThat(client.ask("424[\"twice\"]")).isEqualTo("434[\"by handle\"]");

      assertThat(log.next().getLevel()).isEqualTo(Level.WARNING);
      assertThat(client.ask("425[\"value\"]")).isEqualTo("435[\"text\"]");
    }
  }

  @Test
  void aFutureThatTheDeclarationHidesIsTheServersFault() {
    client.send("426[\"mereFuture\"]");

    assertThat(app.notes().next()).isEqualTo("IllegalStateException");
    assertThat(client.ask("427[\"value\"]")).isEqualTo("437[\"text\"]");
  }

  @ParameterizedTest
  @CsvSource({"unwritable", "unwritableGraph", "unwritableLater", "unwritableAsync"})
  void aReturnValueThatCannotBeWrittenIsTheServersFaultAndErrorHandlersAnswer(String event) {
    assertThat(client.ask("426[\"" + event + "\"]")).isEqualTo("436[\"sorry\"]");

    assertThat(app.notes().next()).isEqualTo("IllegalStateException");
  }

  @Test
  void anAckThatCouldNotBeWrittenMayBeSentByTheErrorHandler() {
    assertThat(client.ask("426[\"unwritableAck\"]")).isEqualTo("436[\"sorry\"]");
  }

  public record Order(long id) {}

  public static class Broken {
    private String text;

    public String getText() {
      return Objects.requireNonNull(text);
    }
  }

  @ApplicationScoped
  static class Other {
    String direct(@Observes @OnSocketEvent("other") String text) {
      return "must not be sent";
    }
  }

  @ApplicationScoped
  static class Observers {
    @Inject Notes notes;
    @Inject Other other;

    String value(@Observes @OnSocketEvent("value") EventArgs args) {
      return "text";
    }

    int number(@Observes @OnSocketEvent("number") EventArgs args) {
      return 42;
    }

    Order order(@Observes @OnSocketEvent("record") EventArgs args) {
      return new Order(1);
    }

    List<Integer> list(@Observes @OnSocketEvent("list") EventArgs args) {
      return List.of(1, 2);
    }

    String[] array(@Observes @OnSocketEvent("array") EventArgs args) {
      return new String[] {"a", "b"};
    }

    byte[] bytes(@Observes @OnSocketEvent("bytes") EventArgs args) {
      return new byte[] {1, 2};
    }

    Object nothing(@Observes @OnSocketEvent("null") EventArgs args) {
      return null;
    }

    Optional<String> empty(@Observes @OnSocketEvent("empty") EventArgs args) {
      return Optional.empty();
    }

    Optional<String> optional(@Observes @OnSocketEvent("optional") EventArgs args) {
      return Optional.of("there");
    }

    Ack.Arguments several(@Observes @OnSocketEvent("several") EventArgs args) {
      return Ack.of("a", 1);
    }

    CompletionStage<Ack.Arguments> laterSeveral(
        @Observes @OnSocketEvent("laterSeveral") EventArgs args) {
      return CompletableFuture.supplyAsync(() -> Ack.of("b", 2));
    }

    EventArgs args(@Observes @OnSocketEvent("args") EventArgs args) {
      return args;
    }

    CompletionStage<String> later(@Observes @OnSocketEvent("later") EventArgs args) {
      return CompletableFuture.supplyAsync(() -> "later");
    }

    CompletionStage<Void> laterVoid(@Observes @OnSocketEvent("laterVoid") EventArgs args) {
      return CompletableFuture.runAsync(() -> {});
    }

    String async(@ObservesAsync @OnSocketEvent("async") EventArgs args) {
      return "async";
    }

    public String isPublic(@Observes @OnSocketEvent("public") EventArgs args) {
      return "public";
    }

    String isPackagePrivate(@Observes @OnSocketEvent("packagePrivate") EventArgs args) {
      return "package-private";
    }

    void handle(@Observes @OnSocketEvent("handle") EventArgs args, Ack ack) {
      ack.send("ready", 1);
    }

    void handleLater(@Observes @OnSocketEvent("handleLater") EventArgs args, Ack ack) {
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> ack.send("much later"));
      assertThat(sent).isNotNull();
    }

    void event(@Observes @OnSocketEvent("event") SocketEvent event) {
      event.ack().send("by event");
    }

    String twice(@Observes @OnSocketEvent("twice") EventArgs args, Ack ack) {
      ack.send("by handle");
      return "by return";
    }

    void nothingAtAll(@Observes @OnSocketEvent("void") EventArgs args) {
      notes.add("void");
    }

    String failing(@Observes @OnSocketEvent("failing") EventArgs args) {
      throw new IllegalArgumentException("failing");
    }

    CompletionStage<String> failingLater(@Observes @OnSocketEvent("failingLater") EventArgs args) {
      return CompletableFuture.supplyAsync(
          () -> {
            throw new IllegalArgumentException("failingLater");
          });
    }

    /** Another bean's observer is called as a method like any other. */
    void direct(@Observes @OnSocketEvent("direct") EventArgs args) {
      other.direct("x");
      notes.add("direct");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // which is what the test is about
    Object mereFuture(@Observes @OnSocketEvent("mereFuture") EventArgs args) {
      return new FutureTask<>(() -> "never run");
    }

    Broken unwritable(@Observes @OnSocketEvent("unwritable") EventArgs args) {
      return new Broken();
    }

    /** As an entity that its own collection refers to. */
    List<Object> unwritableGraph(@Observes @OnSocketEvent("unwritableGraph") EventArgs args) {
      List<Object> graph = new ArrayList<>();
      graph.add(Map.of("all", graph));
      return graph;
    }

    CompletionStage<Broken> unwritableLater(
        @Observes @OnSocketEvent("unwritableLater") EventArgs args) {
      return CompletableFuture.supplyAsync(Broken::new);
    }

    Broken unwritableAsync(@ObservesAsync @OnSocketEvent("unwritableAsync") EventArgs args) {
      return new Broken();
    }

    void unwritableAck(@Observes @OnSocketEvent("unwritableAck") EventArgs args, Ack ack) {
      ack.send(new Broken());
    }

    void failed(@Observes @OnSocketError SocketErrorEvent error, Ack ack) {
      Throwable cause = error.cause();
      if (error.event().filter(event -> event.name().startsWith("unwritable")).isPresent()) {
        ack.trySend("sorry");
      }
      notes.add(
          cause instanceof IllegalArgumentException
              ? cause.getMessage()
              : cause.getClass().getSimpleName());
    }
  }
}
