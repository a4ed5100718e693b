// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Broadcasts to the clients of several nodes. */
final class ClusterBroadcastTest extends ClusterTest {
  private static final Duration LATE = Duration.ofSeconds(5);

  @Test
  void reachEverybody() {
    io.emit("news", 1, (Object) new byte[] {2});

    for (FakeClient client : List.of(near, far)) {
      assertThat(client.next()).isEqualTo("451-[\"news\",1,{\"_placeholder\":true,\"num\":0}]");
      assertThat(client.next()).isEqualTo("binary 2");
    }
  }

  @Test
  void reachTheirNamespaceAlone() {
    io.of("/side");
    other.of("/side");
    far.join("/side");

    io.of("/side").emit("news");

    assertThat(far.next()).isEqualTo("42/side,[\"news\"]");
    near.expectNothingElse();
    far.expectNothingElse();
  }

  @Test
  void reachRoomsAndLeaveOutRooms() {
    farSocket.join("red");
    io.to("red").emit("to red");
    io.except("red").emit("to others");

    assertThat(far.next()).isEqualTo("42[\"to red\"]");
    assertThat(near.next()).isEqualTo("42[\"to others\"]");
    near.expectNothingElse();
    far.expectNothingElse();
  }

  @Test
  void mayStayOnTheirNode() {
    io.local().emit("news");

    assertThat(near.next()).isEqualTo("42[\"news\"]");
    far.expectNothingElse();
  }

  @Test
  void gatherTheAnswersOfAllNodes() {
    CompletionStage<AckReplies> asked = io.timeout(LATE).emitWithAck("ask", 1);
    assertThat(near.next()).endsWith("[\"ask\",1]");
    near.send("430[\"near\"]");
    assertThat(far.next()).endsWith("[\"ask\",1]");
    far.send("461-0[{\"_placeholder\":true,\"num\":0}]");
    far.sendBinary((byte) 7);

    AckReplies replies = FakeClient.await(asked);

    assertThat(replies.missing()).isEmpty();
    assertThat(replies.of(nearSocket.id()).orElseThrow().get(0, String.class)).isEqualTo("near");
    assertThat(replies.of(farSocket.id()).orElseThrow().get(0, byte[].class)).containsExactly(7);
  }

  @Test
  void nameTheSocketsOfAllNodesThatDoNotAnswer() {
    AckReplies replies =
        FakeClient.await(io.timeout(Duration.ofMillis(100)).emitWithAck("anybody?"));

    assertThat(replies.size()).isZero();
    assertThat(replies.missing()).containsExactlyInAnyOrder(nearSocket.id(), farSocket.id());
  }

  @Test
  void toNobodyAreAnsweredAtOnce() {
    AckReplies replies = FakeClient.await(io.to("empty").timeout(LATE).emitWithAck("anybody?"));

    assertThat(replies.size()).isZero();
    assertThat(replies.missing()).isEmpty();
  }

  @Test
  void arriveBeforeADisconnectionThatFollows() {
    io.emit("bye");
    io.disconnectSockets(false);

    for (FakeClient client : List.of(near, far)) {
      assertThat(client.next()).isEqualTo("42[\"bye\"]");
      assertThat(client.next()).isEqualTo("41");
    }
  }
}
