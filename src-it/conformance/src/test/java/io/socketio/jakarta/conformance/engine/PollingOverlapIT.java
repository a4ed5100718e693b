// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Attempts;
import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests of a session that overlap, or that the client gives up. */
class PollingOverlapIT {
  private static final int BAD_REQUEST = 400;

  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void aSecondGetIsRefusedAndEndsTheSession() {
    PollingSession session = wire.polling();
    Exchange one = session.poll();
    Exchange other = session.poll();
    // Nothing orders two connections: the one that the server saw second is refused.
    boolean inOrder = other.answer().status() == BAD_REQUEST;
    Answer refused = (inOrder ? other : one).answer();
    Answer held = (inOrder ? one : other).answer();
    assertThat(refused.status()).isEqualTo(BAD_REQUEST);
    assertThat(refused.text()).isEmpty();
    assertThat(held.status()).isEqualTo(200);
    assertThat(held.text()).isEqualTo("1");
    session.awaitEnd();
  }

  @Test
  void aSecondPostIsRefusedAndEndsTheSession() throws IOException {
    PollingSession session = wire.pollingWithPings();
    Exchange first = unfinishedPost(session);
    Answer refused = session.post("4b");
    assertThat(refused.status()).isEqualTo(BAD_REQUEST);
    assertThat(refused.text()).isEmpty();
    session.awaitEnd();
    // Node destroys the connection of the first, a refusal is as good.
    first
        .answerOrEnd()
        .ifPresent(answer -> assertThat(answer.status()).isGreaterThanOrEqualTo(BAD_REQUEST));
  }

  @Test
  void aPostDuringAGetIsNoOverlap() {
    PollingSession session = wire.polling();
    Exchange poll = session.poll();
    assertThat(session.post("4a").text()).isEqualTo("ok");
    assertThat(session.receive(poll, 1)).containsExactly("4a");
  }

  @Test
  void anAbortedGetEndsTheSession() {
    // A ping may take the GET first.
    Attempts.assertOneSucceeds(
        () -> {
          PollingSession session = wire.polling();
          Exchange poll = session.heldPoll();
          poll.abort();
          // Containers do not notice the abort; then the next GET is a second one.
          Answer next = session.poll().answer();
          assertThat(next.status() == BAD_REQUEST || next.packets().contains("1")).isTrue();
          session.awaitEnd();
        });
  }

  @Test
  void anAbortedPostEndsTheSession() throws IOException {
    PollingSession session = wire.pollingWithPings();
    unfinishedPost(session).abort();
    session.awaitEnd();
  }

  @Test
  void aPostThatEndsTooEarlyEndsTheSession() throws IOException {
    PollingSession session = wire.pollingWithPings();
    unfinishedPost(session).close();
    session.awaitEnd();
  }

  /** A POST whose first bytes the server has seen. */
  private Exchange unfinishedPost(PollingSession session) throws IOException {
    Exchange post = wire.start(Request.of("POST", session.query()).declaredLength(100));
    post.write("4a".getBytes(StandardCharsets.UTF_8));
    // One round trip later the server has begun to read the POST.
    assertThat(session.isKnown()).isTrue();
    return post;
  }
}
