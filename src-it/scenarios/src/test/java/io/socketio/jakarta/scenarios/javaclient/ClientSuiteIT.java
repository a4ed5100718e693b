// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.Transport;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.FixtureProcess;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client's own test suite asks of its server. */
@Tag("own-server")
class ClientSuiteIT {
  private static FixtureProcess server;

  @RegisterExtension final Clients clients = new Clients(() -> server.url());

  @BeforeAll
  static void start() {
    server = FixtureProcess.start("java-client");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Client connect(String namespace, Transports transports) {
    Client client = clients.open(namespace, Clients.options(transports));
    client.socket().connect();
    return client.awaitConnected();
  }

  @ParameterizedTest
  @EnumSource
  void theServerGreetsAndSendsMessagesBack(Transports transports) {
    Client client = clients.open("/", Clients.options(transports));
    Inbox messages = client.inbox("message");
    client.socket().connect();
    assertThat(messages.first()).isEqualTo("hello client");
    client.socket().send("foo", "bar");
    assertThat(messages.next()).containsExactly("foo", "bar");
  }

  @ParameterizedTest
  @EnumSource
  void eventsAreEchoed(Transports transports) {
    Client client = connect("/", transports);
    Inbox echoes = client.inbox("echoBack");
    client.emit("echo");
    assertThat(echoes.next()).isEmpty();
    client.emit("echo", "utf8 — string", 1, true, JSONObject.NULL);
    assertThat(echoes.next()).containsExactly("utf8 — string", 1, true, null);
    client.emit("echo", (Object) new byte[] {1, 2});
    assertThat((byte[]) echoes.first()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @EnumSource
  void theServerAcknowledges(Transports transports) {
    Client client = connect("/", transports);
    assertThat(client.ask("ack", 1, "two")).containsExactly(1, "two");
    assertThat((byte[]) client.askOne("getAckBinary", ""))
        .isEqualTo("huehue".getBytes(StandardCharsets.US_ASCII));
    Instant date = Instant.parse((String) client.askOne("getAckDate", ""));
    assertThat(date).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
  }

  @ParameterizedTest
  @EnumSource
  void theClientAcknowledges(Transports transports) {
    Client client = connect("/", transports);
    Inbox answers = client.inbox("ackBack");
    byte[] bytes = "huehue".getBytes(StandardCharsets.UTF_8);
    client.socket().on("ack", args -> ((Ack) args[0]).call((Object) bytes));
    client.emit("callAckBinary");
    assertThat((byte[]) answers.first()).containsExactly(bytes);
    client.socket().off("ack");
    client.socket().on("ack", args -> ((Ack) args[0]).call(1, Map.of("test", true)));
    client.emit("callAck");
    assertThat(answers.next()).satisfies(args -> assertThat(args[0]).isEqualTo(1));
  }

  @ParameterizedTest
  @EnumSource
  void everybodyElseGetsABroadcast(Transports transports) {
    Client sender = connect("/", transports);
    Client receiver = connect("/", transports);
    Inbox news = receiver.inbox("broadcastBack");
    Inbox own = sender.inbox("broadcastBack");
    sender.emit("broadcast", "hi");
    assertThat(news.first()).isEqualTo("hi");
    sender.ask("ack");
    assertThat(own.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aSocketIsARoom(Transports transports) {
    for (String namespace : List.of("/", "/foo")) {
      Client client = connect(namespace, transports);
      Inbox back = client.inbox("roomBack");
      client.emit("room", "hi");
      assertThat(back.first()).isEqualTo("hi");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theServerDisconnectsOnRequest(Transports transports) {
    Client client = connect("/", transports);
    Inbox reasons = client.inbox(Socket.EVENT_DISCONNECT);
    client.emit("requestDisconnect");
    assertThat(reasons.first()).isEqualTo("io server disconnect");
    assertThat(client.socket().isActive()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void theHandshakeIsReported(Transports transports) throws Exception {
    IO.Options options = Clients.options(transports);
    options.auth = Map.of("token", "123");
    options.query = "a=b";
    Client client = clients.open("/abc", options);
    Inbox handshakes = client.inbox("handshake");
    client.socket().connect();
    JSONObject handshake = (JSONObject) handshakes.first();
    assertThat(handshake.getJSONObject("auth").getString("token")).isEqualTo("123");
    assertThat(handshake.getJSONObject("query").getString("a")).isEqualTo("b");
  }

  @ParameterizedTest
  @EnumSource
  void aMiddlewareRefusesWithData(Transports transports) throws Exception {
    Client client = clients.open("/no", Clients.options(transports));
    Inbox errors = client.inbox(Socket.EVENT_CONNECT_ERROR);
    client.socket().connect();
    JSONObject error = (JSONObject) errors.first();
    assertThat(error.getString("message")).isEqualTo("auth failed");
    assertThat(error.getJSONObject("data").getString("a")).isEqualTo("b");
    assertThat(error.getJSONObject("data").getInt("c")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"POLLING", "WEBSOCKET"})
  void headersTravelBothWays(Transports transports) throws InterruptedException {
    IO.Options options = Clients.options(transports);
    options.extraHeaders = Map.of("X-SocketIO", List.of("hi"));
    Client client = clients.open("/", options);
    BlockingQueue<Object> headers = new LinkedBlockingQueue<>();
    client
        .socket()
        .io()
        .on(
            io.socket.client.Manager.EVENT_TRANSPORT,
            transport ->
                ((Transport) transport[0])
                    .on(
                        Transport.EVENT_RESPONSE_HEADERS,
                        args ->
                            ((Map<?, ?>) args[0])
                                .forEach((name, value) -> note(headers, name, value))));
    client.socket().connect();
    assertThat(headers.poll(Await.BOUND.toSeconds(), TimeUnit.SECONDS)).isEqualTo(List.of("hi"));
    client.awaitConnected();
  }

  private static void note(BlockingQueue<Object> headers, Object name, Object value) {
    if ("X-SocketIO".equalsIgnoreCase(String.valueOf(name))) {
      headers.add(value);
    }
  }
}
