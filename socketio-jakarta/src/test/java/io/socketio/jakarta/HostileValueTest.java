// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.parser.MsgpackParser;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one client sent, where a call is about others, too. */
final class HostileValueTest extends ServerTest {
  static Stream<String> values() {
    return Stream.of(
        "1e99999",
        "-1e99999",
        "1e-99999",
        "1e9999999999",
        "9".repeat(2_000),
        "0." + "9".repeat(2_000),
        "[".repeat(510) + "]".repeat(510),
        "\"\\ud83d\"");
  }

  private FakeClient hostile(String value) {
    FakeClient client = FakeClient.open(io);
    client.send("40{\"ok\":1,\"x\":" + value + "}");
    assertThat(client.next()).startsWith("40{\"sid\"");
    return client;
  }

  @ParameterizedTest
  @MethodSource("values")
  void doesNotFailACallThatIsAboutAllClients(String value) {
    FakeClient other = FakeClient.connect(io);
    var unused = hostile(value);

    List<RemoteSocket> found = FakeClient.await(io.fetchSockets());

    assertThat(found).hasSize(2);
    io.emit("all", List.of(found.stream().map(RemoteSocket::handshake).toList()));
    assertThat(other.next()).startsWith("42[\"all\",[[{").contains("\"auth\":{\"ok\":1,\"x\":");
    other.expectNothingElse();
  }

  @Test
  void isReadWithTheValueThatJavaScriptGivesIt() {
    var unused = hostile("1e99999");

    RemoteSocket found = FakeClient.await(io.fetchSockets()).get(0);

    Map<?, ?> auth = (Map<?, ?>) found.handshake().get("auth");
    assertThat(((Number) auth.get("x")).doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource("values")
  void doesNotHideTheAnswersOfOthers(String value) {
    FakeClient other = FakeClient.connect(io);
    FakeClient client = hostile("1");

    CompletionStage<List<Object>> answers =
        io.emitWithAck("ask")
            .thenApply(
                replies ->
                    replies.bySocket().values().stream()
                        .map(answer -> answer.get(0, Object.class))
                        .toList());
    assertThat(other.next()).isEqualTo("420[\"ask\"]");
    other.send("430[\"fine\"]");
    client.next();
    client.send("430[" + value + "]");

    assertThat(FakeClient.await(answers)).hasSize(2).contains("fine");
  }

  @ParameterizedTest
  @MethodSource("values")
  void canBeStoredAndEmittedToOthers(String value) {
    io.on("say", event -> io.emit("said", List.of(event.args().get(0, Object.class))));
    io.on("typed", Said.class, (said, event) -> io.emit("said", List.of(said)));
    FakeClient other = FakeClient.connect(io);
    FakeClient client = hostile("1");

    client.send("42[\"say\"," + value + "]");
    assertThat(other.next()).startsWith("42[\"said\",[");
    client.send("42[\"typed\",{\"any\":" + value + ",\"number\":1e99999}]");
    assertThat(other.next()).startsWith("42[\"said\",[{\"any\":");
    other.expectNothingElse();
  }

  /** MessagePack can say what JSON cannot: binary data beside what looks like a placeholder. */
  @Test
  void authThatCannotBeReadIsEmptyForOthers() {
    try (SocketIoServer msgpack = SocketIoServer.builder().parser(new MsgpackParser()).build()) {
      FakeClient client = FakeClient.open(msgpack);
      client.sendBinary(
          HexFormat.of()
              .parseHex(
                  "83a47479706500a36e7370a12fa464617461"
                      + "82ac5f706c616365686f6c646572c3a162c40101"));
      assertThat(client.next()).startsWith("binary ");

      List<RemoteSocket> found = FakeClient.await(msgpack.fetchSockets());

      assertThat(found).hasSize(1);
      assertThat(found.get(0).handshake()).containsEntry("auth", Map.of());
    }
  }

  /** What a chat would keep. */
  public record Said(Object any, double number) {}
}
