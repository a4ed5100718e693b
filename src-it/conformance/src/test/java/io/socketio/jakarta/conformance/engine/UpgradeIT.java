// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.Refusal;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions that move from HTTP long-polling to WebSocket. */
class UpgradeIT {
  private static final Duration SOON = Duration.ofMillis(150);
  private static final int MAX_PINGS = 3;

  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void aProbeIsAnswered() {
    assertThat(probed(wire.polling()).isOpen()).isTrue();
  }

  @Test
  void theOpenPacketIsNotRepeated() {
    PollingSession session = wire.polling();
    WebSocketConnection connection = wire.webSocket(session.upgradeQuery());
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
  }

  @Test
  void everyPendingGetIsReleasedWhileTheUpgradeGoesOn() {
    PollingSession session = wire.polling();
    Exchange poll = session.heldPoll();
    assertThat(probed(session).isOpen()).isTrue();
    awaitNoop(session, poll);
    awaitNoop(session, session.poll());
    awaitNoop(session, session.poll());
  }

  @Test
  void aPendingGetMayStillBringAMessage() {
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.polling();
          Exchange poll = session.heldPoll();
          assertThat(probed(session).isOpen()).isTrue();
          session.post("4a");
          assertThat(poll.answer().packets()).containsExactly("4a");
        });
  }

  @Test
  void messagesGoOverTheWebSocketAfterwards() {
    PollingSession session = wire.polling();
    WebSocketConnection connection = probed(session);
    connection.send("5");
    connection.send("4a");
    assertThat(connection.text()).isEqualTo("4a");
    connection.send(Frame.binary((byte) 1, (byte) 2));
    assertThat(connection.next())
        .isEqualTo(new Received.Binary(ByteBuffer.wrap(new byte[] {1, 2})));
  }

  @Test
  void anUpgradeNeedsNoProbe() {
    WebSocketConnection connection = wire.webSocket(wire.polling().upgradeQuery());
    connection.send("5");
    connection.send("4a");
    assertThat(connection.text()).isEqualTo("4a");
  }

  @Test
  void messagesQueuedBeforeAndDuringTheUpgradeFollowOnTheWebSocketInOrder() {
    PollingSession session = wire.polling();
    assertThat(session.post("40", "41").text()).isEqualTo("ok");
    WebSocketConnection connection = probed(session);
    assertThat(session.post("42", "43").text()).isEqualTo("ok");
    assertThat(session.post("44").text()).isEqualTo("ok");
    connection.send("5");
    for (int i = 0; i < 5; i++) {
      assertThat(connection.text()).isEqualTo("4" + i);
    }
  }

  @Test
  void queuedMessagesAreNotKeptBackUntilTheNextOne() {
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.polling();
          session.post("4a");
          WebSocketConnection connection = probed(session);
          long start = System.nanoTime();
          connection.send("5");
          assertThat(connection.text()).isEqualTo("4a");
          // The next ping, 300 ms after the last pong, would take them along.
          assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        });
  }

  @RepeatedTest(20)
  void noMessageIsLostOrRepeatedOrOvertaken() {
    PollingSession session = wire.polling();
    Exchange poll = session.poll();
    session.post("40", "41");
    WebSocketConnection connection = probed(session);
    session.post("42");
    List<String> messages = new ArrayList<>(session.messages(poll.answer().packets()));
    poll = session.poll();
    session.post("43");
    // A client does not send its upgrade packet before its last GET has come back.
    messages.addAll(session.messages(poll.answer().packets()));
    connection.send("5");
    connection.send("44");
    while (messages.size() < 5) {
      messages.add(connection.text());
    }
    assertThat(messages).containsExactly("40", "41", "42", "43", "44");
  }

  @Test
  void theSessionIsNotPolledAnyMore() {
    PollingSession session = wire.polling();
    WebSocketConnection connection = probed(session);
    connection.send("5");
    connection.send("4a");
    assertThat(connection.text()).isEqualTo("4a");
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.get(session.query())));
    Refusal.BAD_REQUEST.isAnswerOf(wire.call(Request.post(session.query(), "4a")));
    connection.send("4b");
    assertThat(connection.text()).isEqualTo("4b");
  }

  @Test
  void aGetThatIsStillPendingIsReleased() {
    PollingSession session = wire.polling();
    Exchange poll = session.heldPoll();
    WebSocketConnection connection = wire.webSocket(session.upgradeQuery());
    connection.send("5");
    Answer answer = poll.answer();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.packets()).isSubsetOf("1", "2", "6");
    connection.send("4a");
    assertThat(connection.text()).isEqualTo("4a");
  }

  @Test
  void aSecondWebSocketIsRefusedWhileOneUpgrades() {
    PollingSession session = wire.polling();
    WebSocketConnection first = probed(session);
    assertRefused(wire.tryWebSocket(Wire.upgrade(session.upgradeQuery())));
    first.send("5");
    first.send("4a");
    assertThat(first.text()).isEqualTo("4a");
  }

  @Test
  void anotherWebSocketIsRefusedAfterTheUpgrade() {
    PollingSession session = wire.polling();
    WebSocketConnection first = probed(session);
    first.send("5");
    first.send("4a");
    assertThat(first.text()).isEqualTo("4a");
    assertRefused(wire.tryWebSocket(Wire.upgrade(session.upgradeQuery())));
    first.send("4b");
    assertThat(first.text()).isEqualTo("4b");
  }

  @Test
  void theEndOfTheSessionEndsBothTransports() {
    PollingSession session = wire.polling();
    WebSocketConnection connection = probed(session);
    Exchange poll = session.poll();
    session.startPost("9").answerOrEnd();
    assertThat(connection.closed().code()).isNotEqualTo(1009);
    assertThat(poll.answer().status()).isIn(200, 400);
    session.awaitEnd();
  }

  private WebSocketConnection probed(PollingSession session) {
    WebSocketConnection connection = wire.webSocket(session.upgradeQuery());
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
    return connection;
  }

  /** Waits until a GET was ended by a noop; a ping that comes first is answered. */
  private static void awaitNoop(PollingSession session, Exchange pending) {
    List<String> packets = pending.answer().packets();
    for (int i = 0; i < MAX_PINGS && !packets.contains("6"); i++) {
      assertThat(session.messages(packets)).isEmpty();
      packets = session.pollOnce();
    }
    assertThat(packets).contains("6");
  }

  /** Node upgrades and closes at once. A script sees no difference to a refusal by status. */
  private static void assertRefused(WebSocketConnection connection) {
    if (connection.isOpen()) {
      assertThat(connection.next()).isInstanceOf(Received.Closed.class);
    } else {
      assertThat(connection.handshake().status()).isEqualTo(400);
    }
  }
}
