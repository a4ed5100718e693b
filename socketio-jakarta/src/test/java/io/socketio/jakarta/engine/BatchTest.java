// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that gather while a frame is written, on a channel that can write them at once. */
final class BatchTest {
  private final Harness harness = new Harness(EngineOptions.builder());
  private final FakeChannel channel = new FakeChannel();
  private final BatchingChannel batching = new BatchingChannel(channel);
  private EngineConnection socket;

  @BeforeEach
  void connect() {
    harness.webSocket(batching);
    socket = harness.socket();
    channel.hold();
    batching.log.clear();
  }

  @Test
  void gatheredMessagesLeaveTogether() {
    send("a", "b", "c", "d");
    assertThat(batching.log).containsExactly("4a");
    channel.release();
    assertThat(batching.log).containsExactly("4a", "begin", "4b", "4c", "4d", "end");
  }

  @Test
  void aSingleMessageLeavesAlone() {
    send("a", "b");
    channel.release();
    assertThat(batching.log).containsExactly("4a", "4b");
  }

  @Test
  void aSenderNeverEndsABatch() {
    send("first");
    channel.release();
    batching.log.clear();
    socket.send(List.of(EngineMessage.text("a"), EngineMessage.text("b")));
    assertThat(batching.log).containsExactly("4a", "4b");
  }

  @Test
  void messagesLeaveOneByOneWithoutABatch() {
    batching.refuses = true;
    send("a", "b", "c");
    channel.release();
    assertThat(batching.log).containsExactly("4a", "4b", "4c");
  }

  @Test
  void aBatchIsSmall() {
    String kilobyte = "x".repeat(1_000);
    String large = "y".repeat(10_000);
    send("a", kilobyte, kilobyte, kilobyte, kilobyte, kilobyte, large, "b");
    channel.release();
    assertThat(batching.log)
        .containsExactly(
            "4a",
            "begin",
            "4" + kilobyte,
            "4" + kilobyte,
            "4" + kilobyte,
            "4" + kilobyte,
            "end",
            "4" + kilobyte,
            "4" + large,
            "4b");
  }

  @Test
  void theSessionIsNotWritableUntilABatchHasLeft() {
    List<Boolean> writable = new ArrayList<>();
    batching.whenEnding = () -> writable.add(socket.writable());
    send("a", "b", "c");
    channel.release();
    assertThat(writable).containsExactly(false);
    assertThat(socket.writable()).isTrue();
  }

  @Test
  void whatIsSentDuringABatchFollowsIt() {
    batching.whenEnding = () -> socket.send(EngineMessage.text("d"));
    send("a", "b", "c");
    channel.release();
    assertThat(batching.log).containsExactly("4a", "begin", "4b", "4c", "end", "4d");
  }

  @Test
  void theEndOfTheSessionEndsABatch() {
    send("a", "b");
    socket.close();
    channel.release();
    assertThat(batching.log).containsExactly("4a", "begin", "4b", "close", "end");
  }

  private void send(String... messages) {
    for (String message : messages) {
      socket.send(EngineMessage.text(message));
    }
  }
}
