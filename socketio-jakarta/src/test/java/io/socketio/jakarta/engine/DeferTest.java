// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that lets other threads write, which may wait for the client. */
final class DeferTest {
  private final Harness harness = new Harness(EngineOptions.builder());
  private final Deferring channel = new Deferring();
  private EngineConnection socket;

  @BeforeEach
  void connect() {
    harness.webSocket(channel);
    channel.log.clear();
    socket = harness.socket();
  }

  @Test
  void aSenderLeavesTheWritingToOthers() {
    socket.share(List.of(EngineMessage.text("a")));
    assertThat(channel.log).isEmpty();
    assertThat(socket.writable()).isFalse();
    channel.writeDeferred();
    assertThat(channel.log).containsExactly("patiently 4a");
    assertThat(socket.writable()).isTrue();
  }

  @Test
  void aSenderToOneClientWrites() {
    socket.send(EngineMessage.text("a"));
    assertThat(channel.log).containsExactly("4a");
  }

  @Test
  void whatHasGatheredLeavesAsABatch() {
    socket.share(List.of(EngineMessage.text("a")));
    socket.share(List.of(EngineMessage.text("b")));
    channel.writeDeferred();
    assertThat(channel.log).containsExactly("begin", "4a", "4b", "end");
  }

  @Test
  void whatIsSentWhileOthersWriteIsWrittenByThem() {
    channel.whenSent = () -> socket.share(List.of(EngineMessage.text("b")));
    socket.share(List.of(EngineMessage.text("a")));
    channel.writeDeferred();
    assertThat(channel.log).containsExactly("patiently 4a", "patiently 4b");
    assertThat(channel.deferred).isEmpty();
  }

  @Test
  void aSenderWritesIfNobodyElseDoes() {
    channel.defers = false;
    socket.share(List.of(EngineMessage.text("a")));
    assertThat(channel.log).containsExactly("4a");
  }

  @Test
  void nobodyWaitsIfTooManyDo() {
    socket.share(List.of(EngineMessage.text("a")));
    channel.deferred.remove().write();
    assertThat(channel.log).containsExactly("4a");
  }

  /** Logs what is asked of it. */
  private static final class Deferring implements WebSocketChannel {
    final List<String> log = new ArrayList<>();
    final Queue<Writer> deferred = new ArrayDeque<>();
    boolean defers = true;
    Runnable whenSent = () -> {};

    @Override
    public void send(String frame, Completion completion) {
      record(frame, completion);
    }

    @Override
    public void send(ByteBuffer bytes, Completion completion) {
      record("binary", completion);
    }

    private void record(String what, Completion completion) {
      log.add(what);
      Runnable action = whenSent;
      whenSent = () -> {};
      action.run();
      completion.done(null);
    }

    @Override
    public WebSocketChannel patient() {
      return new WebSocketChannel() {
        @Override
        public void send(String frame, Completion completion) {
          record("patiently " + frame, completion);
        }

        @Override
        public void send(ByteBuffer bytes, Completion completion) {
          record("patiently binary", completion);
        }

        @Override
        public void close(int code) {
          throw new IllegalStateException("expected to be closed where it was opened");
        }
      };
    }

    @Override
    public boolean defer(Writer writer) {
      return defers && deferred.add(writer);
    }

    void writeDeferred() {
      for (Writer next = deferred.poll(); next != null; next = deferred.poll()) {
        next.writePatiently();
      }
    }

    @Override
    public boolean beginBatch() {
      return log.add("begin");
    }

    @Override
    public void endBatch() {
      log.add("end");
    }

    @Override
    public void close(int code) {
      log.add("close");
    }
  }
}
