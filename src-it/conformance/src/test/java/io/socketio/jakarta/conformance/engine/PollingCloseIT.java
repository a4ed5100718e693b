// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Refusal;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The end of a session on HTTP long-polling. */
class PollingCloseIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void aClosePacketReleasesThePendingGetAndEndsTheSession() {
    PollingSession session = wire.polling();
    Exchange poll = session.heldPoll();
    assertThat(session.post("1").text()).isEqualTo("ok");
    assertThat(poll.answer().status()).isEqualTo(200);
    assertThat(poll.answer().text()).isIn("6", "2");
    assertForgotten(session);
  }

  @Test
  void aClosePacketWithoutPendingGetEndsTheSession() {
    PollingSession session = wire.polling();
    assertThat(session.post("1").text()).isEqualTo("ok");
    assertForgotten(session);
  }

  @Test
  void outputOfTheSamePayloadGoesToThePendingGetBeforeTheEnd() {
    // A ping may take the GET first.
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.polling();
          Exchange poll = session.heldPoll();
          assertThat(session.post("4a", "1", "4b").text()).isEqualTo("ok");
          assertThat(poll.answer().packets()).contains("4a").doesNotContain("4b");
          assertForgotten(session);
        });
  }

  @Test
  void anEndedSessionIsUnknownToGetAndPost() {
    PollingSession session = wire.polling();
    session.post("1");
    assertForgotten(session);
  }

  @Test
  void aMalformedPacketReleasesThePendingGetWithAClosePacket() {
    // A ping may take the GET first.
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.polling();
          Exchange poll = session.heldPoll();
          session.startPost("9").answerOrEnd();
          List<String> packets = poll.answer().packets();
          assertThat(packets.get(packets.size() - 1)).isEqualTo("1");
          assertForgotten(session);
        });
  }

  private void assertForgotten(PollingSession session) {
    session.awaitEnd();
    Refusal.SESSION_UNKNOWN.isAnswerOf(wire.call(Request.get(session.query())));
    Refusal.SESSION_UNKNOWN.isAnswerOf(wire.call(Request.post(session.query(), "4a")));
  }
}
