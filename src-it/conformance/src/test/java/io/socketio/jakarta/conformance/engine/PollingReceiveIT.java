// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.HttpConnection;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** GET requests of a session. */
class PollingReceiveIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void aGetIsHeldUntilThereIsSomethingToSend() {
    PollingSession session = wire.polling();
    Exchange poll = session.poll();
    // Another request and its answer is time enough for a GET that is not held.
    assertThat(session.isKnown()).isTrue();
    if (poll.isDone()) {
      assertThat(poll.answer().text()).as("the only thing to send").isEqualTo("2");
    } else {
      session.post("4a");
      assertThat(poll.answer().text()).isIn("4a", "2");
    }
  }

  @Test
  void everythingQueuedComesInOnePayload() {
    PollingSession session = wire.polling();
    session.post("4a", "bAQID", "4c");
    assertThat(session.messages(session.pollOnce())).containsExactly("4a", "bAQID", "4c");
  }

  @Test
  void contentLengthCountsBytes() {
    PollingSession session = wire.polling();
    session.post("4\u20ac");
    Answer answer = session.poll().answer();
    assertThat(answer.text()).contains("4\u20ac");
    assertThat(answer.header("content-length")).hasValue(String.valueOf(answer.body().remaining()));
  }

  @Test
  void theAnswerIsUncacheableUtf8TextEvenWithBinaryMessages() {
    PollingSession session = wire.polling();
    session.post("bAQID");
    Answer answer = session.poll().answer();
    assertThat(answer.mediaType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(answer.header("cache-control")).hasValue("no-store");
    assertThat(answer.text()).contains("bAQID");
  }

  @Test
  void binaryIsBase64WhetherB64IsAskedForOrNot() {
    PollingSession session = wire.polling();
    session.post("b//79AA==");
    Answer answer = wire.call(Request.get(session.query() + "&b64=0"));
    assertThat(answer.text()).contains("b//79AA==");
  }

  @Test
  void aConnectionMayBeClosedAfterEachRequest() {
    PollingSession session = wire.polling();
    for (int i = 0; i < 5; i++) {
      Request post = Request.post(session.query(), "4" + i).header("Connection", "close");
      assertThat(wire.call(post).header("connection"))
          .hasValueSatisfying(option -> assertThat(option).isEqualToIgnoringCase("close"));
      Request get = Request.get(session.query()).header("Connection", "close");
      assertThat(session.messages(wire.call(get).packets())).containsExactly("4" + i);
    }
  }

  @Test
  void oneConnectionCarriesAllRequestsOfASession() {
    PollingSession session = wire.polling();
    HttpConnection connection = wire.connect();
    for (int i = 0; i < 5; i++) {
      connection.send(Request.post(session.query(), "4" + i)).answer();
      Answer answer = connection.send(Request.get(session.query())).answer();
      assertThat(session.messages(answer.packets())).containsExactly("4" + i);
    }
    assertThat(connection.isOpen()).isTrue();
  }
}
