// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When senders are told that their messages have left. */
final class SendAsyncTest {
  private final Harness harness = new Harness();
  private final List<String> left = new ArrayList<>();

  @Test
  void messagesOfOnePayloadHaveLeftInTheirOrder() {
    harness.polling();
    List.of("a", "b", "c").forEach(this::send);
    assertThat(left).isEmpty();

    assertThat(harness.get("sid1").body()).isEqualTo("4a\u001e4b\u001e4c");

    assertThat(left).containsExactly("a", "b", "c");
  }

  @Test
  void aMessageOfTheTimeOfAnUpgradeLeavesWithIt() {
    harness.polling();
    FakeChannel channel = new FakeChannel();
    WebSocketReceiver client = harness.probe("sid1", channel);
    client.text("2probe");
    send("a");
    assertThat(left).isEmpty();

    client.text("5");

    assertThat(channel.sent()).endsWith("4a");
    assertThat(left).containsExactly("a");
  }

  private void send(String text) {
    var unused =
        harness
            .socket()
            .sendAsync(EngineMessage.text(text))
            .whenComplete((done, failure) -> left.add(failure == null ? text : "not " + text));
  }
}
