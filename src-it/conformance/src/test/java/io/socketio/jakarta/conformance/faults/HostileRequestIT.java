// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that are slow, endless, given up or lie about their length. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Undisturbed(shortPingTimeout = true)
class HostileRequestIT {
  private static final int MANY = 50;
  private static final int MANY_REFUSALS = 300;
  private static final int ENDLESS_CHUNKS = 800;
  private static final String CHUNK = "x".repeat(65_536);

  @Order(2)
  @RegisterExtension
  final Wire wire = Wire.socketIo();

  @Order(1)
  @RegisterExtension
  final NothingLeft nothingLeft = new NothingLeft(wire);

  @Test
  void slowBodiesEndTheirSessionsAndHarmNobodyElse() {
    HealthyClients others = new HealthyClients(wire);
    List<PollingSession> sessions = new ArrayList<>();
    List<Exchange> posts = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      PollingSession session = wire.polling();
      sessions.add(session);
      posts.add(wire.start(Request.of("POST", session.query()).declaredLength(10_000)));
    }
    for (int i = 0; i < 10; i++) {
      posts.forEach(post -> post.tryWrite(bytes("4")));
      others.assertServed();
    }
    sessions.forEach(PollingSession::awaitUnknown);
    others.assertServed();
  }

  @Test
  void messagesBeforeTheAnswerToTheHandshakeStopNobody() {
    HealthyClients others = new HealthyClients(wire);
    for (int i = 0; i < MANY; i++) {
      wire.start(Wire.upgrade(Wire.WEBSOCKET).firstBytes("\u0001\u0001x"));
    }
    others.assertServed();
  }

  @Test
  void anEndlessBodyIsRefusedWhileItComes() {
    HealthyClients others = new HealthyClients(wire);
    PollingSession session = wire.polling();
    Exchange post = wire.start(Request.of("POST", session.query()).chunksToFollow());
    byte[] chunk = Request.chunk(CHUNK);
    for (int i = 0; i < ENDLESS_CHUNKS && !post.isDone(); i++) {
      post.tryWrite(chunk);
    }
    // A reset may overtake the answer.
    post.answerOrEnd().ifPresent(answer -> assertThat(answer.status()).isEqualTo(413));
    others.assertServed();
  }

  @Test
  void hugeDeclaredLengthsReserveNothing() {
    HealthyClients others = new HealthyClients(wire);
    for (int i = 0; i < MANY; i++) {
      wire.start(
          Request.of("POST", wire.polling().query())
              .declaredLength(Long.MAX_VALUE)
              .firstBytes("4"));
    }
    others.assertServed();
  }

  @Test
  void lengthsThatLieHarmNobodyElse() {
    HealthyClients others = new HealthyClients(wire);
    List<PollingSession> sessions = Stream.generate(wire::polling).limit(5).toList();
    List<Request> lies =
        List.of(
            post(sessions.get(0)).declaredLength(2).firstBytes("4abcdef"),
            post(sessions.get(1)).declaredLength(-1).firstBytes("4a"),
            post(sessions.get(2)).declaredLength(2).declaredLength(3).firstBytes("4ab"),
            post(sessions.get(3)).chunksToFollow().firstBytes("zz\r\n4a\r\n0\r\n\r\n"),
            post(sessions.get(4))
                .chunksToFollow()
                .firstBytes("ffffffffffffffff\r\n4a\r\n0\r\n\r\n"));
    for (Request lie : lies) {
      Exchange exchange = wire.start(lie);
      others.assertServed();
      exchange.abort();
    }
    others.assertServed();
    sessions.forEach(session -> session.poll().answerOrEnd());
  }

  @Test
  void requestsThatAreGivenUpLeaveNothingBehind() {
    HealthyClients others = new HealthyClients(wire);
    for (int i = 0; i < MANY; i++) {
      PollingSession session = wire.polling();
      session.poll().abort();
      wire.start(Request.of("POST", wire.polling().query()).declaredLength(100).firstBytes("42["))
          .abort();
      wire.start(Request.get(Wire.POLLING)).abort();
    }
    others.assertServed();
  }

  @Test
  void clientsThatLeaveWithTheirRefusalTakeNobodyWithThem() {
    HealthyClients others = new HealthyClients(wire);
    for (int i = 0; i < MANY_REFUSALS; i++) {
      PollingSession session = wire.polling();
      Exchange unfinished =
          wire.start(Request.of("POST", session.query()).declaredLength(100).firstBytes("4"));
      assertThat(session.isKnown()).isTrue();
      // The second POST refuses the first one, too, on whose connection the server still listens.
      // One that overtakes the first is in order, and then the missing pong ends the session.
      Exchange second = session.startPost("40");
      unfinished.answerOrEnd();
      second.answerOrEnd();
      assertThat(session.isKnown()).isFalse();
      others.assertServed();
    }
  }

  @Test
  void webSocketsThatBreakOffLeaveNothingBehind() {
    HealthyClients others = new HealthyClients(wire);
    byte[] frame = Frame.text("42[\"message\",\"broken off\"]").masked();
    for (int i = 0; i < MANY; i++) {
      wire.start(Wire.upgrade(Wire.WEBSOCKET)).abort();
      WebSocketConnection joined = wire.webSocket(Wire.WEBSOCKET);
      joined.send("40");
      joined.trySend(Arrays.copyOf(frame, frame.length / 2));
      joined.abort();
      WebSocketConnection waiting = wire.webSocket(Wire.WEBSOCKET);
      waiting.send("40");
      waiting.send("452-[\"message\",{\"_placeholder\":true,\"num\":0}]");
      waiting.send(Frame.binary(new byte[1000]));
      waiting.abort();
      wire.webSocket(wire.polling().upgradeQuery()).abort();
    }
    others.assertServed();
  }

  private static Request post(PollingSession session) {
    return Request.of("POST", session.query());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
