// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Ack;
import io.socket.client.AckWithTimeout;
import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.Jsons;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Acknowledgements, both ways. */
class AckIT {
  private static final int SOON_MILLIS = 200;
  private static final int LATE_MILLIS = 20_000;
  private static final int MANY = 300;

  @RegisterExtension static final ScenarioServer SERVER = new ScenarioServer();
  @RegisterExtension final Clients clients = new Clients(SERVER);

  @ParameterizedTest
  @EnumSource
  void theServerAcknowledges(Transports transports) {
    Client client = clients.connect(transports);
    assertThat(client.ask("echo-ack", 1, "two")).containsExactly(1, "two");
    assertThat(client.ask("echo-ack")).isEmpty();
    assertThat((byte[]) client.askOne("echo-ack", (Object) new byte[] {1, 2}))
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @EnumSource
  void manyAnswersFindTheirQuestions(Transports transports) throws Exception {
    Client client = clients.connect(transports);
    List<CompletableFuture<Object>> answers =
        IntStream.range(0, MANY).mapToObj(i -> ask(client, i)).toList();
    for (int i = 0; i < MANY; i++) {
      assertThat(answers.get(i).get(Await.BOUND.toSeconds(), TimeUnit.SECONDS)).isEqualTo(i);
    }
  }

  private static CompletableFuture<Object> ask(Client client, int number) {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    client.socket().emit("echo-ack", new Object[] {number}, (Ack) args -> answer.complete(args[0]));
    return answer;
  }

  @ParameterizedTest
  @EnumSource
  void aMissingAnswerIsATimeOutOfTheClient(Transports transports) throws Exception {
    Client client = clients.connect(transports);
    assertThat(outcome(client, "nobody handles this", SOON_MILLIS)).isEqualTo("too late");
    assertThat(outcome(client, "echo-ack", LATE_MILLIS)).isEqualTo("in time");
  }

  private static String outcome(Client client, String event, int millis) throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    client
        .socket()
        .emit(
            event,
            new Object[0],
            new AckWithTimeout(millis) {
              @Override
              public void onSuccess(Object... args) {
                outcome.complete("in time");
              }

              @Override
              public void onTimeout() {
                outcome.complete("too late");
              }
            });
    return outcome.get(Await.BOUND.toSeconds(), TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void theClientAcknowledges(Transports transports) {
    Client client = clients.connect(transports);
    answer(client, "pong");
    assertThat(client.ask("ask", "ping")).containsExactly("pong");
    assertThat(client.askOne("ask-in-time", LATE_MILLIS)).isEqualTo("pong");
  }

  @ParameterizedTest
  @EnumSource
  void aMissingAnswerIsATimeOutOfTheServer(Transports transports) {
    Client client = clients.connect(transports);
    assertThat(client.askOne("ask-in-time", SOON_MILLIS, "anybody?")).isEqualTo("too late");
  }

  @ParameterizedTest
  @EnumSource
  void aRoomIsAsked(Transports transports) throws JSONException {
    List<Client> all = clients.connectAll(3, transports);
    String room = "quiz-" + all.get(0).id();
    all.forEach(client -> client.ask("join", new JSONArray(List.of(room))));
    all.forEach(client -> answer(client, "I am " + client.id()));
    JSONObject expected = new JSONObject();
    for (Client client : all) {
      expected.put(client.id(), "I am " + client.id());
    }
    JSONObject outcome = (JSONObject) all.get(0).askOne("ask-room", room, LATE_MILLIS, "who?");
    assertThat(Jsons.value(outcome.getJSONObject("answers").toString()))
        .isEqualTo(Jsons.value(expected.toString()));
    assertThat(outcome.getJSONArray("missing").length()).isZero();
  }

  private static void answer(Client client, String text) {
    client.socket().on("question", args -> ((Ack) args[args.length - 1]).call(text));
  }
}
