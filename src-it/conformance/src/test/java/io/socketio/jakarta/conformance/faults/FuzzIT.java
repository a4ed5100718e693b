// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.HttpRoute;
import io.socketio.jakarta.wire.Jsons;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ten thousand malformed payloads, and requests and frames of the same kind. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Undisturbed
class FuzzIT {
  private static final int PAYLOADS = 2_500;
  private static final int OTHERS = 250;

  @Order(2)
  @RegisterExtension
  final Wire socketIo = Wire.socketIo();

  @Order(2)
  @RegisterExtension
  final Wire engineIo = Wire.engineIo();

  @Order(1)
  @RegisterExtension
  final NothingLeft nothingLeft = new NothingLeft(socketIo);

  @Test
  void malformedPostsToEngineIoHarmNobody() {
    post(engineIo, new Mutations(1), "");
    HealthyClients.assertServed(socketIo);
  }

  @Test
  void malformedPostsToSocketIoHarmNobody() {
    post(socketIo, new Mutations(2), "40");
    HealthyClients.assertServed(socketIo);
  }

  @Test
  void malformedMessagesToEngineIoHarmNobody() {
    send(engineIo, new Mutations(3), "3");
    HealthyClients.assertServed(socketIo);
  }

  @Test
  void malformedMessagesToSocketIoHarmNobody() {
    send(socketIo, new Mutations(4), "40");
    HealthyClients.assertServed(socketIo);
  }

  @Test
  void malformedQueriesHarmNobody() {
    Mutations mutations = new Mutations(5);
    for (int i = 0; i < OTHERS; i++) {
      String value = URLEncoder.encode(latin1(mutations.next()), StandardCharsets.UTF_8);
      String shortened = value.substring(0, Math.min(value.length(), 1000));
      String query = mutations.coin() ? Wire.POLLING + "&sid=" + shortened : shortened;
      assertThat(socketIo.call(Request.get(query)).status()).as(query).isIn(200, 400);
    }
    HealthyClients.assertServed(socketIo);
  }

  @Test
  void malformedFramesHarmNobody() {
    Mutations mutations = new Mutations(6);
    for (int i = 0; i < OTHERS; i++) {
      WebSocketConnection connection = socketIo.webSocketWithPings(Wire.WEBSOCKET);
      connection.trySend(mutations.randomBytes(1 + i % 100));
      connection.trySend(new Frame(true, Frame.CLOSE, ByteBuffer.allocate(0)).masked());
      connection.close();
    }
    HealthyClients.assertServed(socketIo);
  }

  /**
   * POSTs one payload after the other, to a new session whenever the old one has ended. The server
   * ends it in answer to a poll.
   */
  private static void post(Wire wire, Mutations mutations, String greeting) {
    try (HttpRoute posts = new HttpRoute(wire);
        HttpRoute polls = new HttpRoute(wire)) {
      String session = handshake(posts, greeting);
      Exchange poll = polls.send(Request.get(session));
      for (int i = 0; i < PAYLOADS; i++) {
        Request post =
            Request.of("POST", session).header("Content-Type", "text/plain").body(mutations.next());
        Optional<Answer> answer = posts.send(post).answerOrEnd();
        answer.ifPresent(it -> assertThat(it.status()).as("%s", it).isIn(200, 400));
        boolean ended = answer.filter(it -> it.status() == 200).isEmpty();
        if (ended) {
          awaitEnd(polls, session, poll);
          session = handshake(posts, greeting);
        }
        if (ended || poll.isDone()) {
          poll = polls.send(Request.get(session));
        }
      }
      awaitEnd(polls, session, poll);
    }
  }

  /** Polls on: a session that is ending waits for a poll to tell that. */
  private static void awaitEnd(HttpRoute polls, String session, Exchange poll) {
    Exchange next = poll;
    while (next.answerOrEnd().filter(FuzzIT::isOfLivingSession).isPresent()) {
      next = polls.send(Request.get(session));
    }
  }

  private static boolean isOfLivingSession(Answer answer) {
    return answer.status() == 200 && !answer.packets().contains("1");
  }

  private static String handshake(HttpRoute route, String greeting) {
    Answer open = route.send(Request.get(Wire.POLLING)).answer();
    String sid = Jsons.object(open.packets().get(0).substring(1)).getString("sid");
    String query = Wire.POLLING + "&sid=" + sid;
    if (!greeting.isEmpty()) {
      assertThat(route.send(Request.post(query, greeting)).answer().text()).isEqualTo("ok");
    }
    return query;
  }

  /** Sends one message after the other, on a new connection whenever the old one has ended. */
  private static void send(Wire wire, Mutations mutations, String greeting) {
    WebSocketConnection connection = open(wire, greeting);
    for (int i = 0; i < PAYLOADS; i++) {
      int opcode = mutations.coin() ? Frame.TEXT : Frame.BINARY;
      connection.send(new Frame(true, opcode, ByteBuffer.wrap(mutations.next())));
      // The pong tells that the message has been taken.
      connection.send(new Frame(true, Frame.PING, ByteBuffer.allocate(0)));
      Received next = connection.next();
      while (next instanceof Received.Text || next instanceof Received.Binary) {
        next = connection.next();
      }
      if (next instanceof Received.Closed closed) {
        // 1002, 1003 and 1007 blame the client, 1011 would blame the server.
        assertThat(closed.code()).as("%s", closed).isIn(1000, 1002, 1003, 1005, 1006, 1007, 1009);
        connection.close();
        connection = open(wire, greeting);
      }
    }
  }

  private static WebSocketConnection open(Wire wire, String greeting) {
    WebSocketConnection connection = wire.webSocket(Wire.WEBSOCKET);
    assertThat(connection.text()).startsWith("0{");
    connection.send(greeting);
    if (greeting.equals("40")) {
      // Tomcat's closing frame, and with it the code, may get mixed up with a message on its way.
      assertThat(connection.text()).startsWith("40{");
      assertThat(connection.text()).startsWith("42[\"auth\"");
    }
    return connection;
  }

  private static String latin1(byte[] data) {
    return new String(data, StandardCharsets.ISO_8859_1);
  }
}
