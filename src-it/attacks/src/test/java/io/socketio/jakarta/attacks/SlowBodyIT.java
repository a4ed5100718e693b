// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests whose body does not come. */
class SlowBodyIT {
  /** More than a container has threads. */
  private static final int MANY = 220;

  private static final int LENGTH = 1000;

  @RegisterExtension final Victim victim = Victim.server();

  @Test
  void postsToSessionsThatDoNotExist() {
    Request post =
        Request.of("POST", Wire.POLLING + "&sid=unknown").declaredLength(LENGTH).firstBytes("4");
    List<Exchange> posts = Stream.generate(() -> victim.wire().start(post)).limit(MANY).toList();

    // whether a server waits for the rest, answers at once, or closes without an answer
    for (Exchange each : posts) {
      each.answerOrEnd().ifPresent(answer -> assertThat(answer.status()).isEqualTo(400));
    }
  }
}
