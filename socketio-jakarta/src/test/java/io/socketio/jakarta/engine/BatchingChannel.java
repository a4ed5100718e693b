// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A channel with batches, on top of one without. Logs what is asked of it. */
final class BatchingChannel implements WebSocketChannel {
  final List<String> log = new ArrayList<>();
  boolean refuses;
  Runnable whenEnding = () -> {};

  private final FakeChannel channel;

  BatchingChannel(FakeChannel channel) {
    this.channel = channel;
  }

  @Override
  public void send(String frame, Completion completion) {
    log.add(frame);
    channel.send(frame, completion);
  }

  @Override
  public void send(ByteBuffer bytes, Completion completion) {
    log.add("binary");
    channel.send(bytes, completion);
  }

  @Override
  public boolean beginBatch() {
    if (!refuses) {
      log.add("begin");
    }
    return !refuses;
  }

  @Override
  public void endBatch() {
    log.add("end");
    whenEnding.run();
  }

  @Override
  public void close(int code) {
    log.add("close");
    channel.close(code);
  }
}
