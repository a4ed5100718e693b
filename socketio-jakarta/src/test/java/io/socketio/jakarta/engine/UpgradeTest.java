// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The upgrade from polling to WebSocket, protocol section 4. */
final class UpgradeTest {
  private final Harness harness = new Harness();
  private final FakeChannel channel = new FakeChannel();

  @Test
  void continuesTheSessionOverTheWebSocket() {
    EngineSocket socket = harness.polling();
    FakeExchange poll = harness.get("sid1");
    WebSocketReceiver client = harness.probe("sid1", channel);

    client.text("2probe");
    assertThat(channel.sent()).containsExactly("3probe");
    assertThat(poll.body()).isEqualTo("6");
    socket.send(EngineMessage.text("queued"));
    client.text("5");
    socket.send(EngineMessage.text("direct"));
    client.text("4hello");

    assertThat(channel.sent()).containsExactly("3probe", "4queued", "4direct");
    assertThat(harness.events()).containsExactly("text hello");
    assertThat(socket.upgraded()).isTrue();
    assertThat(socket.transport()).isEqualTo("websocket");
  }
}
