// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Observers of sessions, and the completion of sends. */
final class ObserverTest {
  private final Harness harness = new Harness();
  private final FakeChannel channel = new FakeChannel();
  private final List<String> seen = new ArrayList<>();

  ObserverTest() {
    harness.server().onConnection(socket -> socket.observe(new Notes()));
  }

  @Test
  void seeAWebSocketFromBeginningToEnd() {
    harness.onConnect(socket -> seen.add("connected"));
    WebSocketReceiver client = harness.webSocket(channel);
    client.text("4a");
    client.binary(ByteBuffer.wrap(new byte[] {1}));
    harness.socket().send(EngineMessage.text("b"));
    harness.elapse(25_000);
    client.text("3");
    client.closed(null);
    assertThat(seen)
        .containsExactly(
            "connected",
            "flush 1",
            "drain",
            "received MESSAGE 4a",
            "received MESSAGE binary[1]",
            "queued MESSAGE 4b",
            "flush 1",
            "drain",
            "queued PING",
            "flush 1",
            "drain",
            "received PONG",
            "heartbeat",
            "closed transport close");
    assertThat(harness.events()).containsExactly("text a", "binary [1]", "closed transport close");
  }

  @Test
  void seeMessagesThatAreQueuedFirstAndWrittenLater() {
    harness.webSocket(channel);
    seen.clear();
    Runnable write = harness.socket().queue(List.of(EngineMessage.text("a")));
    assertThat(seen).isEmpty();
    write.run();
    assertThat(seen).containsExactly("queued MESSAGE 4a", "flush 1", "drain");
  }

  @Test
  void seePollingAndTheUpgrade() {
    EngineConnection socket = harness.polling();
    socket.send(List.of(EngineMessage.text("a"), EngineMessage.text("b")));
    harness.get("sid1");
    seen.clear();
    WebSocketReceiver client = harness.probe("sid1", channel);
    client.text("2probe");
    client.text("5");
    socket.close();
    assertThat(seen)
        .containsExactly(
            "flush 1", "drain", "upgrading", "upgraded", "queued CLOSE", "closed forced close");
  }

  @Test
  void seeTheSizeOfAPollingAnswer() {
    EngineConnection socket = harness.polling();
    seen.clear();
    socket.send(List.of(EngineMessage.text("a"), EngineMessage.text("b")));
    assertThat(seen).containsExactly("queued MESSAGE 4a", "queued MESSAGE 4b");
    harness.get("sid1");
    assertThat(seen).endsWith("flush 2", "drain");
  }

  @Test
  void doNoHarmWhenTheyFail() {
    harness
        .server()
        .onConnection(
            socket -> {
              socket.observe(
                  new EngineObserver() {
                    @Override
                    public void flush(int packets) {
                      throw new IllegalStateException("expected");
                    }
                  });
              throw new IllegalStateException("expected");
            });
    WebSocketReceiver client = harness.webSocket(channel);
    client.text("4a");
    assertThat(channel.sent()).hasSize(1);
    assertThat(harness.events()).containsExactly("text a");
    assertThat(seen).contains("flush 1", "received MESSAGE 4a");
  }

  @Test
  void sendsCompleteInOrderWhenTheyHaveLeft() {
    harness.webSocket(channel);
    channel.hold();
    track("a");
    track("b");
    harness.socket().send(EngineMessage.text("c"));
    assertThat(seen).doesNotContain("a left", "b left");
    channel.complete(null);
    assertThat(seen).contains("a left").doesNotContain("b left");
    channel.release();
    assertThat(seen).contains("b left");
    assertThat(channel.sent()).endsWith("4a", "4b", "4c");
  }

  @Test
  void sendsOverPollingCompleteWithTheAnswer() {
    harness.polling();
    track("a");
    assertThat(seen).doesNotContain("a left");
    assertThat(harness.get("sid1").body()).isEqualTo("4a");
    assertThat(seen).contains("a left");
  }

  @Test
  void sendsFailWhenTheSessionEnds() {
    harness.webSocket(channel);
    channel.hold();
    track("in flight");
    track("queued");
    harness.socket().close(true);
    track("late");
    assertThat(seen)
        .contains("queued: the session is closed", "late: the session is closed")
        .noneMatch(what -> what.startsWith("in flight"));
    channel.complete(new java.io.IOException("cut"));
    assertThat(seen).contains("in flight: cut");
  }

  @Test
  void trackedMessagesCountAsOthersDo() {
    Harness small = new Harness(EngineOptions.builder().maxBufferedBytes(10));
    EngineConnection socket = small.polling();
    for (int i = 0; i < 3; i++) {
      socket.sendAsync(EngineMessage.text("1234567"));
      assertThat(small.get("sid1").body()).isEqualTo("41234567");
    }
    socket.sendAsync(EngineMessage.text("1234567"));
    var unused = socket.sendAsync(EngineMessage.text("1234567"));
    assertThat(small.events())
        .containsExactly("closed transport error: the client does not drain its queue");
  }

  private void track(String text) {
    var unused =
        harness
            .socket()
            .sendAsync(EngineMessage.text(text))
            .whenComplete(
                (done, failure) ->
                    seen.add(text + (failure == null ? " left" : ": " + reason(failure))));
  }

  /** Stages hand on the failures of others in a wrapper. */
  private static String reason(Throwable failure) {
    return failure instanceof CompletionException
        ? failure.getCause().getMessage()
        : failure.getMessage();
  }

  private final class Notes implements EngineObserver {
    @Override
    public void packetReceived(PacketType type, Optional<EngineMessage> message) {
      note("received " + type, message);
    }

    @Override
    public void packetQueued(PacketType type, Optional<EngineMessage> message) {
      note("queued " + type, message);
    }

    private void note(String what, Optional<EngineMessage> message) {
      seen.add(what + message.map(some -> " " + describe(some)).orElse(""));
    }

    private String describe(EngineMessage message) {
      return message.isText() ? message.frame() : "binary[" + message.bytes().get() + "]";
    }

    @Override
    public void flush(int packets) {
      seen.add("flush " + packets);
    }

    @Override
    public void drain() {
      seen.add("drain");
    }

    @Override
    public void heartbeat() {
      seen.add("heartbeat");
    }

    @Override
    public void upgrading() {
      seen.add("upgrading");
    }

    @Override
    public void upgraded() {
      seen.add("upgraded");
    }

    @Override
    public void closed(CloseReason reason, String description) {
      seen.add("closed " + reason);
    }
  }
}
