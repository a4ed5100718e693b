// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.Payload;
import io.socketio.jakarta.wire.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many small packets in large payloads, while handlers are busy. */
class PayloadIT {
  /** As many as events may have of the fixture's four threads. */
  private static final int THREADS = 3;

  private static final int ATTACKERS = 3;
  private static final int BYTES = 450_000;

  /** What the attackers have sent, several times, and far less than objects made of it take. */
  private static final long MOST_BYTES = 10 << 20;

  /** Tens of thousands of sockets come and go. */
  private static final Duration READING = Duration.ofSeconds(60);

  @RegisterExtension final Victim victim = Victim.at("few-threads");

  private final String key = UUID.randomUUID().toString();

  @Test
  void eventsBehindBusyHandlers() {
    attack("42[\"x\"]");
  }

  @Test
  void socketsThatComeAndGoBehindBusyHandlers() {
    attack("41", "40");
  }

  private void attack(String... packets) {
    for (int i = 0; i < THREADS; i++) {
      EngineClient holder = victim.attacker(Transport.WEBSOCKET);
      holder.send("42[\"hold\",\"" + key + "\"]");
      assertThat(holder.next()).isEqualTo("42[\"held\"]");
    }
    long before = victim.liveBytes();
    String part = "\u001e" + Payload.of(packets);
    String body = "40" + part.repeat(BYTES / part.length());
    List<Exchange> posts = new ArrayList<>();
    for (int i = 0; i < ATTACKERS; i++) {
      posts.add(victim.wire().polling().startPost(body));
    }
    long most = LongStream.generate(victim::liveBytes).limit(5).max().orElseThrow();
    victim.release(key);

    assertThat(most).isLessThan(before + MOST_BYTES);
    Await.until("read to the end", READING, () -> posts.stream().allMatch(Exchange::isDone));
  }
}
