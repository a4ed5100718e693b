// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The events that say whether they are to be compressed. */
class CompressIT {
  private static final String LARGE = "x".repeat(5000);

  @RegisterExtension final Wire wire = Wire.socketIo();

  @Test
  void eventsAreCompressed() {
    Attempts.assertOneSucceeds(
        () -> assertThat(answerTo("message").header("content-encoding")).hasValue("gzip"));
  }

  @Test
  void anEventMayAskNotToBeCompressed() {
    assertOneIsPlain("plain");
  }

  @Test
  void aBroadcastMayAskNotToBeCompressed() {
    assertOneIsPlain("plain-broadcast");
  }

  /** A ping may be in the same payload, which is compressed then, as with the reference server. */
  private void assertOneIsPlain(String event) {
    Attempts.assertOneSucceeds(() -> assertPlain(answerTo(event)));
  }

  private static void assertPlain(Answer answer) {
    assertThat(answer.headers()).doesNotContainKey("content-encoding");
    assertThat(answer.packets()).contains("42[\"plain\",\"" + LARGE + "\"]");
  }

  /** The answer to the GET that carries what the server sends after this event. */
  private Answer answerTo(String event) {
    PollingSession session = wire.polling();
    session.post("40");
    assertThat(session.receive(2)).hasSize(2);
    session.post("42[\"" + event + "\",\"" + LARGE + "\"]");
    Answer answer = poll(session);
    while (answer.header("content-encoding").isEmpty()
        && session.messages(answer.packets()).equals(List.of())) {
      answer = poll(session);
    }
    return answer;
  }

  private Answer poll(PollingSession session) {
    return wire.call(Request.get(session.query()).header("Accept-Encoding", "gzip"));
  }
}
